"""A page of a PDF -> words and rules as a person sees them, by PDFium. read/pdf.py opens the file."""
