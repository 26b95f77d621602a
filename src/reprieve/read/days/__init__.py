"""Days as papers print them: whole, without their year, in any order or language."""
