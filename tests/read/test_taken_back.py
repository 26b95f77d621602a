"""Papers that take themselves back, and right papers whose small print only sounds like it."""

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from drawn import lines, page, words

from reprieve.library import load_library
from reprieve.model import Box
from reprieve.read.certificate import read_certificate
from reprieve.read.certificates.void_marks import void_mark
from reprieve.read.page.words import Page
from reprieve.read.payslip import read_payslip
from reprieve.read.recognise import Recognition, recognise
from reprieve.read.warn import warnings_of

ANY = ("termination_certificate", "pay_cut_notice", "fire_determination", "temporary_relief", "medical_invoice", "disability_certificate")


def refused(kind: str, *told: str) -> str:
    library = load_library()
    paper = lines("        证明", "赵一:", *told, "        2026年6月30日")
    return read_certificate([paper], library.documents[kind], library).fields.get("refused", "")


@pytest.mark.parametrize("kind", ANY)
@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("备注:本件已作废,以重新开具的为准。", "本件已作废"),
        ("本证明填写有误,已作废。", "本证明填写有误,已作废"),
        ("经复核,原决定予以撤销。", "决定予以撤销"),
        ("申请人已于2026年8月10日撤回申请,本件不再有效。", "本件不再有效"),
        ("该事项已于2026年8月10日终止,不再执行。", "该事项已于2026年8月10日终止"),
        ("审核结果:未予批准。", "未予批准"),
        ("审核结果:不符合规定条件,不予通过。", "不予通过"),
        ("审核结果:予以驳回。", "予以驳回"),
        ("自2026年8月10日起恢复原状,按原标准执行。", "起恢复原状"),
        ("经审核,你家庭人均收入高于标准,决定对你的申请不予确认。", "不予确认"),
        ("经调查,你家庭不符合临时救助条件。", "不符合临时救助条件"),
        ("经审核,拟将以下家庭纳入最低生活保障范围,现予公示,公示期7天。", "拟将以下家庭纳入最低生活保障范围,现予公示"),
        ("        关于征求薪酬调整方案意见的通知", "关于征求薪酬调整方案意见的通知"),
        ("方案拟于月底实施,现征求各部门意见。", "现征求各部门意见"),
        ("        房屋征收补偿意向书", "房屋征收补偿意向书"),
        ("办理状态:已受理,待审核", "状态:已受理,待审核"),
        ("案件状态:未予受理。", "未予受理"),
        ("征求意见期限30日,期间未提出意见的视为同意。", "征求意见期限"),
        ("经复核,自2026年10月起不再认定为低保边缘家庭。", "不再认定为低保边缘家庭"),
        ("现将拟发放残疾人证人员名单予以公示,公示期5个工作日。", "拟发放残疾人证人员名单予以公示"),
        ("        残疾人证(样式)", "样式"),
        ("票据状态 已作废", "已作废"),
        ("(样本,仅供参考,不作证明使用)", "样本,仅供参考,不作证明使用"),
        ("(内部草稿,未经审批,不得对外使用)", "内部草稿,未经审批,不得对外使用"),
        ("【未盖章,内部核对用】", "未盖章,内部核对用"),
        ("        房屋征收补偿协议(待签稿)", "待签稿"),
        ("【已作废】", "已作废"),
        ("        作废", "作废"),
    ],
)
def test_a_paper_of_any_kind_that_takes_itself_back_says_so(kind: str, told: str, words: str) -> None:
    assert refused(kind, told) == words


@pytest.mark.parametrize("kind", ANY)
@pytest.mark.parametrize(
    "told",
    [
        "逾期未办理的,本通知自动作废。",
        "本证明涂改、复印无效,遗失不补。",
        "如有虚假,本证明自动失效。",
        "如有涂改,此证作废。",
        "本证明未加盖公章无效。",
        "转借他人使用的,此证收回作废。",
        "换领新证时本证作废。",
        "逾期提出申请的,不予受理。",
        "不符合条件的,不予批准。",
        "不符合救助条件的,停止救助。",
        "经公示无异议,现予公布。",
        "拟行手术治疗,结果现予告知。",
        "该主张本院不予确认。",
        "对材料不齐的申请,我单位有权不予受理。",
        "标本类型:血液样本。样本编号:0031",
        "本清单仅供参考,不作报销凭证。",
        "本证明仅用于办理银行业务,不作为任何形式的担保。",
        "原证于同日收回。",
        "开学后不予办理退费。",
        "有下列情形之一的不予发放。",
        "审核意见:无不同意见,同意。",
        "提交的证据材料不足以证明其主张。",
        "申请材料不齐全的,应当一次告知。",
        "街道意见:同意上报。民政局意见:同意。",
        "        房屋征收补偿协议(正式稿)",
        "收入变化应及时报告,不再符合条件的停止认定。",
        "方案已于2026年5月征求职工意见。",
        "审核状态:审核通过",
        "送检材料(样本):血液",
        "双方劳动合同已解除,社会保险关系已终止。",
        "待经营好转后恢复原工资标准。",
        "调整期六个月,期满恢复原薪酬标准。",
        "因原材料不足,自2026年6月30日起停产。",
        "申请材料不齐全,经补正后予以办理。",
        "属本人主动辞职,不符合支付经济补偿的条件。",
        "其中子女1人因就业不再纳入保障人口。",
        "不符合条件的不再认定。",
        "家庭状况变化不再符合条件时,应主动报告。",
        "街道意见:同意上报。审核确认意见:确认为最低生活保障对象。",
        "征求意见期限为2026年5月1日至31日,期间未收到异议。",
        "        登记日期 2026-07-08 求职意向",
        "7月1日生效前的工资仍按原标准结算。",
        "案件状态:办理中。",
    ],
)
def test_small_print_takes_nothing_back(kind: str, told: str) -> None:
    assert refused(kind, told) == ""


@pytest.mark.parametrize(
    ("kind", "told", "words"),
    [
        ("traffic_determination", "经复核,原道路交通事故认定书事实不清,责令撤销原认定,重新调查。", "撤销原认定"),
        ("fire_determination", "决定撤销原火灾事故认定,责令重新认定。", "撤销原火灾事故认定"),
        ("fire_determination", "本认定书已于2026年8月25日经复核撤销。", "本认定书已于2026年8月25日经复核撤销"),
        ("expropriation_decision", "区政府决定撤销2026年5月28日作出的房屋征收决定。", "决定撤销2026年5月28日作出的房屋征收决定"),
        ("expropriation_decision", "关于撤销房屋征收决定的公告", "关于撤销房屋征收决定的公告"),
        ("compensation_agreement", "解除房屋征收补偿协议书", "解除房屋征收补偿协议书"),
        ("compensation_agreement", "本协议已于2026年8月10日解除,不再执行。", "本协议已于2026年8月10日解除"),
        ("court_judgment", "判决如下:驳回原告赵一的诉讼请求。", "驳回原告赵一的诉讼请求"),
        ("court_judgment", "准许原告赵一撤回起诉。", "准许原告赵一撤回起诉"),
        ("court_judgment", "本案按原告赵一撤诉处理。", "按原告赵一撤诉处理"),
        ("court_judgment", "驳回原告赵二要求被告赵一支付抚养费的诉讼请求。", "驳回原告赵二要求被告赵一支付抚养费的诉讼请求"),
        ("court_mediation", "一、原告与被告自愿和好,共同生活。", "自愿和好"),
        ("court_mediation", "一、原告与被告不离婚。", "不离婚"),
        ("divorce_certificate", "双方已于2026年9月1日办理复婚登记,此证收回作废。", "于2026年9月1日办理复婚"),
        ("labour_arbitration", "裁决如下:一、撤销被申请人作出的解除劳动合同决定。", "撤销被申请人作出的解除劳动合同决定"),
        ("labour_arbitration", "驳回申请人的全部仲裁请求。", "驳回申请人的全部仲裁请求"),
        ("labour_arbitration", "本委决定不予受理。", "不予受理"),
        ("unemployment_registration", "登记状态 已注销", "已注销"),
        ("unemployment_registration", "该人员已于2026年9月1日办理就业登记,失业登记终止。", "失业登记终止"),
        ("unemployment_benefit", "待遇状态 已终止(重新就业)", "已终止(重新就业)"),
        ("unemployment_benefit", "您已重新就业,自2026年2月起停止发放失业保险金。", "停止发放失业保险"),
        ("unemployment_benefit", "您申领的失业保险金自2026年2月起暂缓发放。", "失业保险金自2026年2月起暂缓发放"),
        ("unemployment_registration", "失业登记注销证明", "失业登记注销"),
        ("low_income_determination", "原低收入家庭认定自2026年9月1日起失效。", "低收入家庭认定自2026年9月1日起失效"),
        ("labour_arbitration", "准予撤回仲裁申请决定书", "准予撤回仲裁申请"),
        ("labour_arbitration", "申请人以和解为由申请撤回仲裁申请,本委予以准许。", "撤回仲裁申请,本委予以准许"),
        ("disability_certificate", "证件状态 已注销", "已注销"),
        ("subsistence_allowance", "追回最低生活保障金决定书", "追回最低生活保障金决定书"),
        ("subsistence_allowance", "年审记录 复核不通过,取消待遇", "取消待遇"),
        ("low_income_determination", "该户已于2026年9月退出低保边缘家庭范围。", "已于2026年9月退出低保边缘家庭范围"),
        ("bankruptcy_ruling", "裁定准许申请人撤回破产清算的申请。", "准许申请人撤回"),
        ("diagnosis_certificate", "临床诊断 健康查体,未见明显异常", "健康查体,未见明显异常"),
        ("diagnosis_certificate", "临床诊断 体格检查正常", "体格检查正常"),
        ("diagnosis_certificate", "临床诊断 排除白血病", "排除白血病"),
        ("medical_invoice", "金额合计 (小写) -18,640.00", "-18,640.00"),
        ("medical_invoice", "原费用已全额退还患者。", "原费用已全额退还"),
        ("medical_settlement", "备注:本次结算已撤销,费用已全额退还。", "费用已全额退还"),
        ("debt_summary", "贷款结清证明", "贷款结清证明"),
        ("debt_summary", "该客户在我公司办理的贷款已于2026年9月30日全部结清。", "贷款已于2026年9月30日全部结清"),
        ("deregistration_of_residence", "因户口迁往杭州市,其户口已在我所注销。", "户口迁往杭州市"),
        ("business_suspension", "该市场主体已于2026年8月10日恢复营业。", "已于2026年8月10日恢复营业"),
        ("police_receipt", "因你主动要求撤回报案,我单位已终止调查。", "要求撤回报案"),
        ("marriage_certificate", "(双方离婚,证件失效 2024年11月6日)", "离婚,证件失效"),
        ("loan_contract", "个人消费借款合同(已结清注销)", "已结清注销"),
        ("pay_cut_notice", "因职工代表大会未通过,该方案不予实施。", "不予实施"),
        ("termination_certificate", "该职工已于2026年7月1日与我单位重新签订劳动合同并返岗工作。", "并返岗工作"),
        ("termination_certificate", "公司暂不同意您于2026年6月30日离职。", "公司暂不同意您于2026年6月30日离职"),
        ("layoff_notice", "如2026年6月30日考核仍不合格,公司将解除与您的劳动合同。", "公司将解除与您的劳动合同"),
        ("termination_certificate", "因集团内部调动,自2026年7月1日起到北川分公司任职。", "因集团内部调动"),
        ("termination_certificate", "其劳动关系自2026年7月1日起转移至我公司。", "转移至我公司"),
        ("pay_cut_notice", "原定的降薪方案经研究暂缓执行。", "降薪方案经研究暂缓执行"),
        ("business_deregistration", "你单位提交的分支机构注销登记申请,准予注销。", "分支机构注销"),
        ("business_suspension", "歇业状态 已终止歇业", "已终止歇业"),
        ("expropriation_decision", "拟对柳林路范围内房屋实施征收。", "拟对柳林路范围内房屋实施征收"),
        ("compensation_agreement", "本协议为附生效条件协议。", "附生效条件"),
        ("temporary_relief", "经审批,核定救助金额0.00元。", "核定救助金额0.00元"),
        ("subsistence_allowance", "保障金额 0", "保障金额 0"),
        ("termination_certificate", "于2026年6月30日离职,并于8月1日重新入职我公司。", "重新入职我公司"),
        ("unemployment_benefit", "状态 领取期满", "领取期满"),
        ("income_certificate", "赵一将于2026年11月16日到岗,届时月薪为5,000元。", "将于2026年11月16日到岗"),
        ("loan_contract", "        个人借款意向协议", "个人借款意向协议"),
        ("business_deregistration", "责令限期办理注销登记通知书", "责令限期办理注销"),
        ("business_suspension", "停业期限 六个月 实际复业日期 2026年8月1日", "实际复业日期 2026年8月1日"),
        ("police_receipt", "已由他局先行受理,现撤销受案登记。", "撤销受案"),
        ("compensation_agreement", "本协议须经区政府审批同意后生效。", "经区政府审批同意后生效"),
        ("loan_contract", "        借款合同终止协议书", "借款合同终止协议书"),
        ("income_certificate", "兹证明赵一拟于2026年12月1日入职我公司,月收入为5,000元。", "拟于2026年12月1日入职"),
        ("income_certificate", "赵一曾于2019年4月至2026年6月在我单位工作,月收入为5,000元。", "在我单位工作"),
        ("layoff_notice", "公司现撤回2026年6月10日发出的裁员通知。", "撤回2026年6月10日发出的裁员通知"),
        ("layoff_notice", "现撤销人事部门作出的裁员通知。", "撤销人事部门作出的裁员通知"),
        ("layoff_notice", "现撤销对你所在部门的裁员决定。", "撤销对你所在部门的裁员决定"),
        ("layoff_notice", "裁减人员通知书(征求意见稿)", "征求意见稿"),
        ("case_filing_notice", "决定对赵一涉嫌诈骗案立案侦查。", "对赵一涉嫌诈骗案"),
        ("termination_certificate", "其劳动关系自2026年7月1日起整体转移至云州恒远有限公司。", "转移至云州恒远有限公司"),
        ("business_deregistration", "        简易注销公告", "简易注销公告"),
        ("case_filing_notice", "该案已于2026年8月10日撤销案件。", "该案已于2026年8月10日撤销"),
        ("traffic_determination", "责令某市公安局交通警察支队某某大队重新调查、认定。", "责令某市公安局交通警察支队某某大队重新调查"),
        ("deregistration_of_residence", "赵二因出国定居,其户口已于2026年6月30日注销。", "因出国定居"),
        ("deregistration_of_residence", "注销原因:应征入伍 注销日期:2026年6月30日", "应征入伍"),
        ("court_judgment", "(备注:被告已提起上诉,本判决尚未发生法律效力)", "判决尚未发生法律效力"),
        ("court_judgment", "判决如下:赵小一由被告抚养,原告赵一自2026年9月起不再支付抚养费。", "不再支付抚养费"),
        ("court_mediation", "一、原告与被告和好,原告撤回离婚请求;", "原告与被告和好"),
        ("school_fee", "赵小一曾于2020年9月至2026年6月在我校就读,现已转出离校。", "现已转出离校"),
        ("school_fee", "学校同意其退学,学籍注销。", "学籍注销"),
        ("school_fee", "经学校批准,自2026年9月1日至2027年8月31日休学一年。", "批准,自2026年9月1日至2027年8月31日休学"),
        ("diagnosis_certificate", "临床诊断 未发现器质性病变", "未发现器质性病变"),
        ("medical_invoice", "缴费状态 未缴费", "未缴费"),
        ("medical_invoice", "待缴费合计 1,280.00", "待缴费合计"),
        ("medical_settlement", "结算状态 结算失败,已撤销", "结算失败,已撤销"),
        ("medical_settlement", "预估总费用   8,420.50   预估自付   3,120.50", "预估总费用"),
        ("medical_settlement", "暂估总额\n8,420.50", "暂估总额"),
        ("medical_invoice", "预计费用合计      预计个人自付\n8,420.50      3,120.50", "预计个人自付"),
        ("medical_invoice", "合计(估算)   7,800.00", "合计(估算)"),
        ("pension_record", "基本养老金自2026年8月起停发。", "停发"),
        ("household_register", "户主或与户主关系 其他(寄住)", "其他(寄住)"),
        ("disaster_relief", "原审批的灾害救助金2000元取消发放。", "取消发放"),
        ("disaster_certificate", "具体情况有待核查,以核查结果为准。", "具体情况有待核查"),
    ],
)
def test_a_paper_says_in_the_words_of_its_kind_that_it_proves_the_opposite(kind: str, told: str, words: str) -> None:
    assert words in refused(kind, told)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("traffic_determination", "经复核,撤销原认定,现重新认定如下。"),
        ("fire_determination", "当事人对本认定有异议的,可以提出复核申请,逾期不予受理。"),
        ("fire_determination", "经复核,维持原火灾事故认定。"),
        ("court_judgment", "判决如下:一、准予原告赵一与被告钱二离婚;二、驳回原告赵一的其他诉讼请求。"),
        ("court_judgment", "一、准予离婚;二、驳回原告赵一要求赔偿的诉讼请求。"),
        ("court_judgment", "原告曾于2025年3月起诉,后本院准许原告赵一撤回起诉,双方仍未和好。判决如下:准予离婚。"),
        ("court_judgment", "驳回上诉,维持原判。"),
        ("court_mediation", "双方调解和好未果,自愿离婚。"),
        ("divorce_certificate", "经查,双方离婚后未办理复婚登记。"),
        ("labour_arbitration", "仲裁请求:1、继续履行劳动合同;2、撤销被申请人作出的解除劳动合同决定。裁决如下:支付赔偿金。"),
        ("court_judgment", "判决如下:一、准予离婚;二、驳回原告的其他诉讼请求。"),
        ("court_judgment", "判决如下:一、准予离婚;二、驳回原告赵一其他诉讼请求。"),
        ("court_judgment", "判决如下:准予离婚。本判决书未生效前,双方不得另行结婚。"),
        ("labour_arbitration", "本案被申请人于2026年6月30日解除劳动合同。"),
        ("labour_arbitration", "裁决如下:驳回申请人要求继续履行劳动合同的请求。"),
        ("subsistence_allowance", "家庭收入变化应及时报告,由民政部门停止保障待遇。"),
        ("pay_cut_notice", "您的基本工资下调20%,绩效系数提高10%。"),
        ("insurance_survey", "墙面水渍严重,家电未见损坏。"),
        ("disaster_certificate", "大棚倒塌,无房屋损失,农作物损失20,000元。"),
        ("termination_certificate", "双方于2024年3月1日重新签订劳动合同,于2026年6月30日解除。"),
        ("termination_certificate", "该职工未按通知返岗,我公司予以解除劳动合同。"),
        ("compensation_agreement", "解除租赁协议后,乙方应腾空房屋。"),
        ("hospital_record", "鉴别诊断:排除肺结核。"),
        ("labour_arbitration", "申请人请求裁决继续履行劳动合同。裁决如下:被申请人支付赔偿金。驳回申请人的其他仲裁请求。"),
        ("unemployment_registration", "登记状态 失业(登记有效)"),
        ("unemployment_registration", "持证人重新就业的,失业登记终止。"),
        ("unemployment_benefit", "重新就业的,停止享受失业保险待遇。"),
        ("unemployment_benefit", "重新就业后停止发放失业保险金,领取期满终止失业保险待遇。"),
        ("low_income_determination", "低收入家庭认定有效期满后失效。"),
        ("disability_certificate", "鉴定结论:伤残九级。护理依赖:未达到护理等级。"),
        ("subsistence_allowance", "隐瞒家庭收入的,停止保障待遇。"),
        ("low_income_determination", "你户已退出最低生活保障,现认定为低保边缘家庭。"),
        ("low_income_determination", "取消你户低保待遇,认定为低保边缘家庭。"),
        ("bankruptcy_ruling", "裁定受理申请人对债务人的破产清算申请。"),
        ("disaster_certificate", "房屋倒塌,未造成人员伤亡,财产损失20,000元。"),
        ("diagnosis_certificate", "临床诊断 肺部阴影,肿瘤待排除"),
        ("medical_invoice", "预缴金额 20,000.00 退费 1,360.00"),
        ("debt_summary", "第1期 已结清 第2期 未结清 提前结清金额 20,000.00"),
        ("deregistration_of_residence", "赵二因病死亡,其户口已于2026年7月2日在我所注销。"),
        ("business_deregistration", "登记状态:注销。该主体登记已注销。准予注销登记。"),
        ("business_suspension", "歇业期满应当恢复营业。"),
        ("termination_certificate", "试用期内不符合录用条件,公司已于2026年6月30日与其解除劳动合同。"),
        ("traffic_determination", "现有证据无法查清事故成因。"),
        ("police_receipt", "报案人可以申请撤回报案。"),
        ("marriage_certificate", "准予结婚登记,发给此证。"),
        ("loan_contract", "提前还款的,应当结清全部本息。"),
        ("termination_certificate", "合同期满,双方未重新签订劳动合同,自2026年6月30日终止。"),
        ("termination_certificate", "请于15日内办理档案和社会保险关系转移手续。"),
        ("termination_certificate", "自2026年6月30日起解除劳动关系并将其档案转移至云州市人才中心。"),
        ("termination_certificate", "双方劳动合同终止后保密义务由乙方继续履行。"),
        ("termination_certificate", "因公司搬迁,劳动合同无法继续履行,于2026年6月30日解除。"),
        ("business_deregistration", "简易注销公告期满,准予注销登记。"),
        ("case_filing_notice", "你控告的钱二涉嫌诈骗一案,现决定对钱二涉嫌诈骗案立案侦查。"),
        ("temporary_relief", "救助方式 现金 拟救助金额 3000元"),
        ("subsistence_allowance", "拟保障人口 2人"),
        ("layoff_notice", "公司已于2026年5月8日召开职工大会说明情况并听取意见,现决定裁减人员。"),
        ("expropriation_decision", "《补偿方案(征求意见稿)》已于2026年3月1日公布。"),
        ("termination_certificate", "因工作调动未能协商一致,于2026年6月30日解除劳动合同。"),
        ("layoff_notice", "因您不同意变更劳动合同,公司决定于2026年6月30日解除劳动合同。"),
        ("layoff_notice", "公司决定于2026年6月30日解除劳动合同,如有异议可申请仲裁。"),
        ("pay_cut_notice", "绩效工资由3,000元调整为1,000元,基本工资不变。"),
        ("pay_cut_notice", "第一个月工资照常发放,自第二个月起发放生活费1,680元。"),
        ("pay_cut_notice", "自2026年7月1日起执行,恢复正常发放的时间另行通知。"),
        ("subsistence_allowance", "月保障金额 1,260.00 财产性收入 0.00"),
        ("temporary_relief", "救助金额:0.5万元"),
        ("termination_certificate", "2023年离职后重新入职我公司,于2026年6月30日再次离职。"),
        ("business_suspension", "停业期限 六个月 实际复业日期"),
        ("compensation_agreement", "本协议经甲方批准、乙方签字后生效。"),
        ("loan_contract", "全部借款本息结清后,本合同终止。"),
        ("income_certificate", "赵一曾于2019年在我单位实习工作,现任质检员,月收入为5,000元。"),
        ("police_receipt", "你报案后,可以到派出所补充报案材料。"),
        ("loan_contract", "发生下列情形的,贷款人有权不予发放贷款。"),
        ("deregistration_of_residence", "赵二在国外定居期间死亡,其户口已于2026年7月2日注销。"),
        ("court_judgment", "判决如下:一、准予离婚;二、被告一次性支付抚养费6万元,此后不再支付抚养费。"),
        ("court_mediation", "双方未能和好,自愿离婚。"),
        ("school_fee", "该生已于2024年7月小学毕业,现为我校初一学生。"),
        ("school_fee", "该生休学期满,准予复学,现就读三年级。"),
        ("medical_invoice", "医保结算状态 已结算"),
        ("household_register", "户主或与户主关系 女儿"),
        ("disaster_certificate", "情况属实,损失金额尚待评估。"),
        ("termination_certificate", "因合同期满公司不同意续签,双方劳动合同于2026年6月30日终止。"),
        ("layoff_notice", "公司不同意您提出的保留原岗位的要求,决定于2026年6月30日解除劳动合同。"),
        ("layoff_notice", "因所在部门整体撤销,公司决定于2026年6月30日与您解除劳动合同。"),
        ("layoff_notice", "公司因撤销门店于2026年6月30日与您解除劳动合同。"),
        ("layoff_notice", "公司决定撤销销售部并于2026年6月30日与您解除劳动合同。"),
        ("layoff_notice", "公司曾通知您如再次考核不合格,将解除劳动合同。您再次考核不合格,现予解除。"),
        ("termination_certificate", "劳动合同到期终止,工龄连续计算为7年3个月。"),
        ("termination_certificate", "2019年因集团内部调动调入我公司,于2026年6月30日解除劳动合同,工龄连续计算。"),
        ("termination_certificate", "2019年由云州恒远有限公司将劳动关系转移至我公司,现协商一致于2026年6月30日解除。"),
        ("pay_cut_notice", "您的月薪由6,350元降为3,300元,工资结构和发放日期不变。"),
        ("pay_cut_notice", "原合同其他条款不变,工资发放时间不变。"),
        ("business_deregistration", "所属分支机构注销登记已先行办理,我局决定准予注销登记。"),
        ("compensation_agreement", "双方5月签订的附生效条件的预签协议,生效条件已成就。"),
        ("expropriation_decision", "区政府于3月1日公告拟对柳林片区房屋实施征收,现决定征收该片区房屋。"),
        ("income_certificate", "赵一目前休病假,将于2026年12月1日到岗,月收入为5,000元。"),
        ("loan_contract", "借款人原向贷款人申请的贷款本息均已结清,本合同为新发放贷款。"),
        ("medical_invoice", "费用合计   8,420.50   入院时预估费用   9,000.00"),
        ("medical_settlement", "患者需继续治疗,预计后续治疗费用约20,000元,预计报销比例60%。"),
        ("pension_record", "未按时认证的停发养老金。"),
    ],
)
def test_a_right_paper_says_nothing_of_the_kind(kind: str, told: str) -> None:
    assert refused(kind, told) == ""


@pytest.mark.parametrize(
    ("title", "told", "kind"),
    [
        ("低收入家庭认定申请受理通知书", "你提交的低保边缘家庭认定申请材料齐全,我办予以受理。", "low_income_determination"),
        ("账户注销证明", "兹证明客户赵一的个人结算账户已于2026年8月1日在我行销户。", "business_deregistration"),
        ("抵押权注销证明", "权利人:云州银行 注销日期:2026年6月6日", "business_deregistration"),
        ("失业登记注销证明", "赵一于2026年2月3日办理失业注销。", "business_deregistration"),
        ("不予受理通知书", "你向我局提出的临时救助申请,我局决定不予受理。", "labour_arbitration"),
        ("入住费用报价单", "养老院护理费床位费入住老人,供您参考。", "care_receipt"),
        ("学费退费凭证", "某某学校学生姓名学费学期退费。", "school_fee"),
        ("关于端午节放假的通知", "公司各部门放假三天。", "pay_cut_notice"),
        ("放假通知", "端午节放假安排如下:6月19日至21日放假调休,共3天。", "pay_cut_notice"),
        ("住院预交金收据", "某某医院,住院号,预交金额(小写)18,640.00。", "medical_invoice"),
        ("住院押金缴费凭证", "某某医院,住院号,门诊,个人支付(小写)18,640.00。", "medical_invoice"),
        ("医疗住院退费票据(电子)", "交款人 赵一 票据号码 合计 西药费", "medical_invoice"),
        ("遗体火化预约单", "某市殡仪馆,逝者姓名 赵二,预约火化时间 2026年6月23日", "cremation_certificate"),
        ("宠物火化证明", "某市殡仪馆,火化时间 2026年6月23日", "cremation_certificate"),
        ("家庭财产保险出险通知书(索赔申请)", "被保险人 赵一 保单号 查勘 定损", "insurance_survey"),
        ("道路交通事故认定中止通知书", "决定自2026年7月9日起中止对赵一、钱二道路交通事故认定的时限。", "traffic_determination"),
        ("最低生活保障复核通知书", "现对你户最低生活保障资格进行复核,请携带材料办理。", "subsistence_allowance"),
        ("房屋征收入户调查通知书", "某市住房和城乡建设局对房屋进行征收入户调查登记。", "expropriation_decision"),
        ("行政复议受理通知书", "你不服某市人民政府房屋征收决定提出的申请,予以受理。", "expropriation_decision"),
        ("关于暂停办理房屋征收范围内有关手续的通知", "某市人民政府征收范围内暂停办理改建手续。", "expropriation_decision"),
        ("企业名称自主申报告知书", "名称保留期至2026年8月20日,经营者赵一,经营范围:餐饮服务,登记机关。", "business_licence"),
        ("营业执照遗失声明", "某小吃店遗失营业执照副本,统一社会信用代码,经营者赵一,声明作废。", "business_licence"),
        ("税控设备注销证明", "某小吃店税控设备已注销,统一社会信用代码,清税,登记机关。", "business_deregistration"),
        ("个体工商户注销登记一次性告知书", "应提交注销登记申请书、清税证明,登记机关。", "business_deregistration"),
        ("电信网络诈骗预警劝阻告知书", "如已被骗,请到派出所报案,某市公安局。", "police_receipt"),
        ("某市居住证", "姓名 赵一 公民身份号码 住址 签发机关 有效期限 民族 出生", "id_card"),
        ("离职证明开具申请单", "姓名 赵一 离职日期 2026年6月30日 用途 人事审核", "termination_certificate"),
        ("居民身份证收缴凭证", "姓名 赵一 公民身份号码 签发机关 有效期限", "id_card"),
        ("居民身份证办理进度查询", "姓名 赵一 公民身份号码 签发机关 有效期限", "id_card"),
        ("拟征收公告", "某市人民政府拟对房屋启动征收前期调查,征收范围如下。", "expropriation_decision"),
        ("火警接处警记录", "报警人赵一,报警地址某路1号,某区消防救援大队。", "police_receipt"),
        ("道路交通事故认定书领取通知书", "当事人赵一,请到我大队交通警察处领取《道路交通事故认定书》,责任已认定。", "traffic_determination"),
        ("火灾事故认定说明通知书", "当事人赵一,火灾事故拟作出认定,请到消防救援大队听取起火原因。", "fire_determination"),
        ("火灾事故认定复核受理通知书", "你对消防救援大队作出的第0033号火灾事故认定书提出的复核", "fire_determination"),
        ("火灾现场勘验笔录", "当事人赵一,起火部位、起火原因待查,某区消防救援大队。", "fire_determination"),
        ("残疾评定受理通知书", "你提交的残疾人证申请,申请类别肢体残疾,某区残疾人联合会", "disability_certificate"),
        ("劳动能力鉴定延期通知书", "你的伤残等级鉴定结论作出期限延长三十日。", "disability_certificate"),
        ("终止劳动能力鉴定通知书", "决定终止本次伤残等级鉴定。", "disability_certificate"),
        ("残疾人证挂失登记表", "残疾类别 肢体 残疾等级 三级,某区残疾人联合会", "disability_certificate"),
        ("出生医学证明首次签发登记表", "新生儿姓名 赵小一 母亲姓名 钱二 出生时间", "birth_certificate"),
        ("受灾证明办理告知书", "因暴雨洪涝灾害受损的居民,请携带身份证申请办理受灾证明。", "disaster_certificate"),
        ("关于启动自然灾害救助四级应急响应的通知", "遭受暴雨洪涝灾害,房屋受损、经济损失较重。", "disaster_relief"),
        ("养老院入住申请评估表", "老人姓名 赵二 床位费标准 护理费标准 入住日期", "care_receipt"),
        ("养老院退住结算单", "老人姓名 赵二 退还床位费 1,300.00 入住押金", "care_receipt"),
        ("养老机构押金收据", "入住老人姓名 赵二 收费项目 入住押金 金额 5,000.00", "care_receipt"),
        ("道路交通事故损害赔偿调解终结书", "当事人未达成协议,现终结调解。交通警察 道路交通事故 事故时间", "traffic_determination"),
        ("公安交通管理行政强制措施凭证", "当事人 赵一,道路交通事故,交通警察,依法扣留电动自行车", "traffic_determination"),
        ("劳动能力鉴定现场检查通知书", "请你参加伤残等级现场鉴定。劳动能力鉴定委员会", "disability_certificate"),
        ("劳动能力鉴定申请材料补正通知书", "你提出的伤残等级劳动能力鉴定申请材料不完整。", "disability_certificate"),
        ("残疾人证到期换领通知书", "你的残疾人证(肢体三级)有效期已届满,残疾等级", "disability_certificate"),
        ("录取通知书", "某某学校,学生姓名 赵小一,学费4800元/学期,学年", "school_fee"),
        ("学费收费标准公示", "某某学校学费4800元/生·学期,住宿费,学生姓名", "school_fee"),
        ("养老院入住意向协议书", "入住老人,床位费2600元/月、护理费1000元/月", "care_receipt"),
        ("理赔进度告知函", "报案号 保单号 被保险人 查勘定损处理中", "insurance_survey"),
        ("疾病诊断证明书开具须知", "患者请携带病历,医师签名后加盖诊断证明专用章。科室:", "diagnosis_certificate"),
        ("住院费用预结算单", "住院号 费用总额 统筹基金支付 个人支付 大病保险", "medical_settlement"),
        ("上诉案件受理通知书", "某中级人民法院,上诉人与被上诉人离婚纠纷一案,原告赵一", "court_mediation"),
    ],
)
def test_a_paper_about_another_step_is_not_the_paper_itself(title: str, told: str, kind: str) -> None:
    assert recognise([lines(f"        {title}", told, "        2026年6月30日")], load_library()).kind != kind


@pytest.mark.parametrize(
    ("title", "told", "kind"),
    [
        ("劳动人事争议仲裁受理通知书", "申请人 赵一 被申请人 某公司 劳动争议", "labour_arbitration"),
        ("报案受理回执", "赵一:你报称被诈骗一案已受理。某某派出所 公安局", "police_receipt"),
        ("受案登记表", "报案人赵一,某市公安局某某派出所,被诈骗", "police_receipt"),
        ("失业保险金领取通知书", "失业保险金 领取期限 月领取标准 社会保险经办机构", "unemployment_benefit"),
        ("失业保险金申领登记表", "失业保险金 领取期限 月领取标准 社会保险经办机构", "unemployment_benefit"),
        ("临时救助申请审批表", "申请人 赵一 困难原因 救助金额 审批意见 同意", "temporary_relief"),
        ("受理破产申请裁定书", "某中级人民法院,裁定受理申请人的破产清算申请。", "bankruptcy_ruling"),
        ("个人所得税经营所得纳税申报表", "纳税人姓名 税款所属期 收入总额 利润总额", "tax_return"),
        ("停工停产延期通知书", "因订单不足,停工停产期限延长三个月,发放生活费,待岗。", "pay_cut_notice"),
        ("劳动能力鉴定通知书", "你的伤残等级鉴定为八级。劳动能力鉴定委员会", "disability_certificate"),
        ("案件受理通知书", "赵一:你报称被诈骗一案,我局已受案。某市公安局", "police_receipt"),
        ("受理案件告知书", "赵一:你报案的被诈骗一案,我局已受案。某市公安局", "police_receipt"),
        ("刑事案件受理告知书", "赵一:你报案的被诈骗一案,我局已受案。某市公安局", "police_receipt"),
        ("接(报)处警登记表", "报警人 赵一 报警内容 被诈骗 处理结果 已受理 某某派出所 公安局", "police_receipt"),
        ("低收入家庭证", "户主 赵一 家庭人口 3 发证机关 某县民政局", "low_income_determination"),
        ("裁员公告", "公司决定裁减人员,劳动合同于2026年6月30日解除,支付经济补偿。", "layoff_notice"),
        ("准予注销登记告知书", "某小吃店(统一社会信用代码):准予注销登记。登记机关", "business_deregistration"),
        ("低收入家庭认定告知书", "经审核,认定你户为低收入家庭。某区民政局", "low_income_determination"),
        ("营业执照", "统一社会信用代码 经营者 赵一 经营范围 登记机关 原副本遗失,已声明作废", "business_licence"),
        ("伤残等级评定告知书", "赵一 残疾等级 三级 退役军人事务局", "disability_certificate"),
        ("医保结算凭证", "定点医疗机构 医疗费总额 8,420.50 统筹基金支付 5,310.30 个人支付 3,110.20", "medical_settlement"),
        ("门诊缴费凭证", "门诊号 收费项目 检查费 西药费 医保统筹基金支付 0.00 个人支付 3,110.20", "medical_invoice"),
        ("救灾款发放凭证", "赵一 自然灾害救助 救助金额 2000元 应急管理局", "disaster_relief"),
        ("灾情核实意见书", "赵一 住房 因暴雨洪涝受损 人民政府", "disaster_certificate"),
        ("死亡通知书", "死者 赵二 死亡日期 2026年6月30日 死亡原因 病故", "death_certificate"),
        ("居民死亡殡葬证", "死者 赵二 死亡日期 2026年6月30日 死亡原因 病故", "death_certificate"),
        ("机动车辆保险定损协议书", "被保险人 赵一 保单号 定损金额 5,000.00", "insurance_survey"),
        ("托育缴费凭证", "幼儿姓名 赵小一 保教费 1,800.00 某某幼儿园", "school_fee"),
        ("员工薪资异动单", "异动前月薪 6350.00 异动后月薪 3300.00", "pay_cut_notice"),
        ("接受刑事案件登记表", "报案人 赵一 被诈骗 同意受理 某市公安局", "police_receipt"),
        ("失业登记(电子凭证)", "赵一 审核结果 通过", "unemployment_registration"),
        ("失业登记告知书", "赵一:您的失业登记已办理成功。", "unemployment_registration"),
        ("失业保险金领取证", "赵一 月领标准 1850元", "unemployment_benefit"),
        ("最低生活保障审核确认告知书", "赵一:你户符合条件,纳入保障。某区民政局", "subsistence_allowance"),
        ("低收入家庭证", "户主 赵一 某区民政局", "low_income_determination"),
        ("因灾倒损住房核定表", "户主 赵一 暴雨洪涝 严重损坏", "disaster_certificate"),
        ("灾民救助卡", "户主 赵一 救助金额 1500元 应急管理局", "disaster_relief"),
        ("赔款通知书", "赵一:暴雨造成的损失,核定赔款 28800.00元", "insurance_survey"),
        ("基础信息", "统一社会信用代码 经营者 赵一 登记状态 注销 核准注销日期 2026年6月30日 登记机关", "business_deregistration"),
        ("歇业信息公示", "某小吃店 歇业起始日 2026-06-30", "business_suspension"),
        ("房屋拆迁安置协议书", "被拆迁人 赵一 安置房屋一套", "compensation_agreement"),
    ],
)
def test_a_paper_whose_title_only_sounds_like_another_step_is_itself(title: str, told: str, kind: str) -> None:
    assert recognise([lines(f"        {title}", told, "        2026年6月30日")], load_library()).kind == kind


def test_a_notice_that_work_stops_after_a_holiday_is_one_all_the_same() -> None:
    paper = lines("        放假通知", "因订单不足,自国庆节起放假待岗,发放生活费。", "        2026年9月30日")
    assert recognise([paper], load_library()).kind == "pay_cut_notice"


def test_an_arbitration_committees_notice_is_told_by_its_committee() -> None:
    paper = lines("   杭州市劳动人事争议仲裁委员会", "        不予受理通知书", "申请人:赵一", "劳动争议")
    assert recognise([paper], load_library()).kind == "labour_arbitration"


MARKS = [
    ("作废", "作废"),
    ("样 张", "样 张"),
    ("(样本)", "样本"),
    ("样本样本样本", "样本"),
    ("VOID", "VOID"),
    ("仅供参考样本", "样本"),
    ("空白样表", "空白样表"),
]


@pytest.mark.parametrize(("behind", "mark"), MARKS)
def test_what_stands_across_a_paper_and_says_that_it_is_void_does_so(behind: str, mark: str) -> None:
    library = load_library()
    paper = replace(lines("        离职证明", "赵一于2026年6月30日离职。", "        2026年6月30日"), behind=(behind,))
    assert read_certificate([paper], library.documents["termination_certificate"], library).fields["refused"] == mark
    slip = read_payslip([paper], library)
    assert slip.void == mark
    assert "Across it stands" in str(next(iter(warnings_of(Recognition("payslip"), replace(slip, net=Decimal(1)), library))))


def test_a_word_larger_than_any_title_stands_across_the_paper() -> None:
    paper = page(lines("        离职证明", "赵一于2026年6月30日离职。").words, words(200, 300, "作废", 60))
    assert void_mark([paper], load_library().certificates) == "作废"


@pytest.mark.parametrize("behind", ["仅供协商使用", "云州银行", "复印无效", "此件仅供查询", "样本医院", "无效手写"])
def test_what_stands_across_a_paper_and_says_something_else_makes_it_no_void_one(behind: str) -> None:
    paper = replace(lines("        离职证明", "赵一于2026年6月30日离职。"), behind=(behind,))
    assert void_mark([paper], load_library().certificates) == ""


@pytest.mark.parametrize(("state", "words"), [("就业", "就业"), ("已就业", "已就业"), ("失业", "")])
def test_a_certificate_of_unemployment_whose_state_is_employed_says_so(state: str, words: str) -> None:
    assert refused("unemployment_registration", f"就业失业状态:{state}", "登记日期:2026年8月1日") == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("总监及以上人员月薪下调30%,其他员工薪酬不变。", "其他员工薪酬不变"),
        ("您的月薪下调30%,其他岗位不变。", ""),
        ("6月30日发布的降薪通知自即日起取消。", "降薪通知自即日起取消"),
        ("关于取消降薪的通知", "取消降薪"),
        ("月工资由基本和绩效两部分组成,调整前后总额均为6,350元。", "调整前后总额均为"),
        ("自6月30日起全员月薪下调35%,社保标准不变。", ""),
        ("赵一同志: 月工资由6,350元调整为3,300元,同部门其他人员工资不变。", ""),
        ("现取消因订单不足作出的停工决定。", "取消因订单不足作出的停工"),
        ("因客户取消订单放假,自6月30日起待岗。", ""),
    ],
)
def test_a_notice_of_pay_tells_what_stays_as_it_was(told: str, words: str) -> None:
    library = load_library()
    paper = lines("        薪酬调整通知", told, "        2026年6月30日")
    assert words == read_certificate([paper], library.documents["pay_cut_notice"], library).fields.get("spared", "")[: len(words) or None]


def unsaid(kind: str, told: str, foot: str = "        (公章)") -> set[str]:
    return unsaid_on(lines("        赵一:", told, foot, "        2026年6月30日"), kind)


def unsaid_on(paper: Page, kind: str) -> set[str]:
    library = load_library()
    of = library.documents[kind]
    return {*read_certificate([paper], of, library).unstated} & of.must_say.keys()


ENDED = "兹证明赵一于2026年6月30日与我公司解除劳动合同。"


@pytest.mark.parametrize(
    "foot",
    [
        "        广州瑞丰有限公司",
        "        广州章程有限公司",
        "        章小云",
        "        加盖公章后有效",
        "        单位未盖章",
        "        单位盖章:____________",
        "        (盖章处)",
        "        请到人事部盖章",
        "        未经盖章无效",
        "        公章由行政部保管",
        "        无诊断证明专用章无效",
        "        已交接公章、合同章及办公用品",
        "        经办人:章小云(电子签名)",
        "        扫码关注公众号查询报告",
        "        请加盖公章",
    ],
)
def test_a_paper_of_text_alone_that_nobody_sealed_is_told(foot: str) -> None:
    assert unsaid("termination_certificate", ENDED, foot) == {"sealed"}


@pytest.mark.parametrize(
    "foot",
    [
        "广州瑞丰有限公司(盖章)",
        "广州供应链有限公司(公章)",
        "广州瑞丰有限公司 人事专用章",
        "单位(章):广州瑞丰有限公司",
        "★ 广州瑞丰有限公司",
        "无锡市瑞丰有限公司(公章)",
        "申请人所在单位盖章",
        "交通警察大队道路交通事故处理专用章",
        "单位印鉴:广州瑞丰有限公司",
        "本文件已由广州瑞丰有限公司通过电子签约平台签署",
        "请扫描二维码核验真伪",
        "验证码:8F3K-22QD-91MZ",
    ],
)
def test_a_seal_that_is_told_in_words_seals(foot: str) -> None:
    assert not unsaid("termination_certificate", ENDED, "        " + foot)


def test_what_is_in_a_picture_or_stands_around_a_ring_may_be_the_seal() -> None:
    paper = lines("        赵一:", ENDED, "        广州瑞丰有限公司", "        2026年6月30日")
    pictured = replace(paper, is_picture=True), replace(paper, pictures=(Box(300, 500, 380, 580),)), replace(paper, seal=paper.words[-1:])
    stamped = replace(paper, stamped=True)

    assert unsaid_on(paper, "termination_certificate") == {"sealed"}
    assert [unsaid_on(other, "termination_certificate") for other in (*pictured, stamped)] == [set()] * 4


@pytest.mark.parametrize(
    ("kind", "told", "lacking"),
    [
        ("pay_cut_notice", "公司提议自2026年6月30日起月工资由6,350元调整为4,000元。", {"cut"}),
        ("pay_cut_notice", "拟自2026年6月30日起将月工资由6,350元调整为4,000元。", {"cut"}),
        ("pay_cut_notice", "自2026年6月30日起停工整改。", {"cut", "how_much"}),
        ("pay_cut_notice", "您的工资在原标准基础上上浮20%。", {"cut", "since"}),
        ("pay_cut_notice", "2026年6月30日起月工资下调,幅度另行通知。", {"how_much"}),
        ("police_receipt", "您报称被诈骗18800元,已登记,请制作笔录后办理受案手续。", {"accepted"}),
        ("police_receipt", "你于2026年7月1日举报的诈骗线索已收到,将尽快核实。", {"accepted"}),
        ("police_receipt", "你于2026年7月1日报称手机丢失一案,我所已受理。", {"fraud"}),
        ("case_filing_notice", "你报称手机被盗一案,现已立案侦查。", {"fraud"}),
        ("termination_certificate", "该员工意向离职时间为2026年6月30日,手续正在审批流程中。", {"ended"}),
        ("termination_certificate", "入职日期 2019年4月1日   申请离职日期 2026年6月30日", {"ended"}),
        ("termination_certificate", "劳动合同已解除。", {"when"}),
        ("layoff_notice", "公司拟于2026年6月30日与您解除劳动合同。", {"ended"}),
        ("temporary_relief", "拟救助金额 3,000.00", {"granted"}),
        ("fire_determination", "为查明2026年6月30日火灾的起火原因,现场予以封闭。", {"found"}),
        ("traffic_determination", "我认为对方应承担全部责任。", {"found"}),
        ("disaster_certificate", "房屋进水受损约36,000元(户主自报,待核实)。", {"damage", "verified"}),
        ("business_suspension", "申请停业期限 2026-06-30至2026-12-29", {"granted"}),
        ("cremation_certificate", "待办理死亡证明后安排火化。", {"is_cremated"}),
        ("pay_cut_notice", "拟由6,350元降低工资至4,000元,自2026年6月30日起。", {"cut"}),
        ("pay_cut_notice", "公司拟自2026年7月1日起下调月薪,方案尚未确定。", {"cut", "how_much"}),
        ("disability_certificate", "申请理由   完全丧失劳动能力,要求鉴定", {"graded"}),
        ("fire_determination", "起火原因   待认定", {"found"}),
        ("traffic_determination", "申请人认为对方应负全责。", {"found"}),
        ("unemployment_benefit", "可领取失业保险金,请于2026年10月30日前提交材料。", {"granted"}),
        ("layoff_notice", "您的岗位取消,自2026年6月30日起调至仓储部。", {"ended"}),
        ("unemployment_registration", "解除劳动关系后,请于60日内携带证件办理失业登记。", {"registered"}),
        ("unemployment_benefit", "发放状态 未享受 发放金额 0.00", {"granted"}),
        ("low_income_determination", "经了解,初步符合低收入家庭条件。", {"found"}),
        ("temporary_relief", "临时救助发放花名册\n赵一 拟救助金额 4,000.00", {"granted"}),
        ("unemployment_benefit", "失业保险金待遇审批表\n月领取标准   1,850.00   审批意见", {"approved"}),
        ("disability_certificate", "残疾等级评定表\n残疾等级   三级   残联审核意见", {"granted"}),
        ("disability_certificate", "委托事项:伤残等级鉴定。治疗尚未终结,不宜评定伤残等级。", {"graded"}),
        ("divorce_certificate", "离婚登记档案证明\n于2026年6月30日提交离婚登记申请,现处于离婚冷静期。", {"divorced"}),
        ("police_receipt", "受案前告知书\n你反映被诈骗18800元,请补充材料。", {"accepted"}),
        ("pension_record", "你的养老待遇正在核定。", {"paid"}),
        ("pension_record", "预测月养老金   3,260.50", {"paid"}),
        ("pension_record", "预计2030年退休,届时每月约3,000元。", {"paid"}),
        ("diagnosis_certificate", "住院号 00123   诊断      病历号 0012", {"illness"}),
        ("diagnosis_certificate", "诊断:\n治疗意见:", {"illness"}),
        ("hospital_record", "出院诊断   治疗经过   出院医嘱", {"illness"}),
        ("school_fee", "学生姓名   学号   班级   专业", {"schooling"}),
        ("school_fee", "收据编号:12345\n交款人   金额", {"schooling"}),
        ("care_receipt", "收据编号:12345\n交款人   金额", {"charged"}),
        ("diagnosis_certificate", "诊断:待查", {"illness"}),
        ("diagnosis_certificate", "您的诊断证明已开具,请携带身份证到门诊一楼领取。", {"illness"}),
        ("hospital_record", "请于2026年7月10日携带医保卡到住院处办理入院手续。", {"illness"}),
        ("hospital_record", "拟入院日期   2026-07-12   门诊诊断   待查", {"illness"}),
        ("medical_invoice", "检查费      西药费      合计", {"charged"}),
        ("medical_settlement", "申请报销金额   8,420.50   核定金额", {"settled"}),
        ("school_fee", "您为孩子报名的一年级新生招生考试已受理,请缴纳报名费。", {"schooling"}),
        ("care_receipt", "护理费标准自2027年1月起调整为每月2,600元。", {"charged"}),
        ("deregistration_of_residence", "因迁往北川市落户,户口已注销。", {"died"}),
        ("deregistration_of_residence", "请携带死亡证明到我所办理户口注销。", {"died"}),
        ("labour_arbitration", "申请人主张被申请人违法解除劳动合同,本委已受理。", {"ended"}),
        ("labour_arbitration", "解除劳动合同争议一案定于2026年9月20日开庭。", {"ended"}),
        ("labour_arbitration", "双方劳动合同仍在履行,未解除。", {"ended"}),
        ("labour_arbitration", "申请人称被申请人解除劳动合同,请求赔偿。", {"ended"}),
    ],
)
def test_a_paper_that_plans_asks_or_waits_lacks_what_the_proof_must_say(kind: str, told: str, lacking: set[str]) -> None:
    assert unsaid(kind, told) == lacking


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("subsistence_allowance", "        最低生活保障拟保障对象公示"),
        ("temporary_relief", "        补正材料通知书"),
        ("temporary_relief", "申请材料不齐全,经补正后再行受理。"),
        ("subsistence_allowance", "街道意见:同意上报。待区民政局确认为低保对象后发放。"),
        ("subsistence_allowance", "街道审核意见:符合条件,同意上报区民政局审核确认。"),
        ("temporary_relief", "你提交的临时救助申请,因材料问题现予退回。"),
        ("pay_cut_notice", "协议签订前仍按原标准发放。"),
        ("layoff_notice", "您未列入本次裁减人员名单。"),
        ("disability_certificate", "未达到《残疾人残疾分类和分级》规定的残疾标准。"),
        ("disability_certificate", "经鉴定,结论为:未达级。"),
        ("disaster_certificate", "经现场核查,未受灾,无财产损失。"),
        ("insurance_survey", "现场未见水渍及受损痕迹,与报案情况不符。"),
        ("traffic_determination", "现有证据无法证实该起道路交通事故发生的事实。"),
        ("fire_determination", "经查为烟雾报警器误报,未发生火灾。"),
        ("layoff_notice", "本会不同意解除该职工劳动合同。"),
        ("termination_certificate", "入职新单位后工龄连续计算。"),
        ("pay_cut_notice", "6月份工资延期至7月25日发放,工资标准不变。"),
        ("pay_cut_notice", "设备检修停产5天,放假期间工资照常发放。"),
        ("police_receipt", "经核实系误会,报警人表示不需处理,未受案。"),
        ("police_receipt", "告知报警人携带材料到派出所报案。"),
        ("case_filing_notice", "请书面说明不立案的理由。"),
        ("subsistence_allowance", "自2026年10月起缓发低保金。"),
        ("unemployment_benefit", "您申领的失业保险金待核实。"),
        ("police_receipt", "缺少转账凭证,请补齐后再来报案。"),
        ("layoff_notice", "        关于召开裁员情况说明会的通知"),
        ("layoff_notice", "最终裁员方案待报送人力资源社会保障部门后公布。"),
        ("termination_certificate", "其劳动合同由云州恒远有限公司继续履行。"),
        ("disaster_certificate", "经核查,该房屋未进水,室内财产未见损失。"),
        ("business_deregistration", "我局决定准予设立登记。"),
        ("disability_certificate", "经鉴定,未达到伤残等级。"),
        ("disability_certificate", "经鉴定,未达到伤残十级标准。"),
        ("police_receipt", "决定不予受案。"),
    ],
)
def test_a_paper_that_comes_to_nothing_lacks_it_though_no_list_names_its_words(kind: str, told: str) -> None:
    assert unsaid(kind, told)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("pay_cut_notice", "方案(征求意见稿)已征求意见,经讨论通过,自2026年6月30日起全体员工月工资下调40%。"),
        ("pay_cut_notice", "自2026年6月30日起停工,停工期间发放生活费,原定的加薪方案暂缓实施。"),
        ("pay_cut_notice", "从2026年6月30日开始,月度薪酬执行新标准3,300元(原标准6,350元)。"),
        ("pay_cut_notice", "自2026年6月30日起轮休,轮休期间不计薪。"),
        ("pay_cut_notice", "原薪资标准 6350元/月 现薪资标准 3300元/月 执行日期 2026年6月30日"),
        ("layoff_notice", "你被列入本次精简人员名单,最后工作日为2026年6月30日。"),
        ("layoff_notice", "您与公司的雇佣关系将在2026年6月30日结束。"),
        ("unemployment_registration", "业务名称 失业登记 审核结果 通过"),
        ("low_income_determination", "你家庭人均月收入高于低保标准,符合低保边缘家庭条件。"),
        ("low_income_determination", "救助类别 低保边缘家庭"),
        ("temporary_relief", "临时救助发放花名册\n赵一 4,000.00"),
        ("disaster_certificate", "2026年6月30日房屋后墙坍塌,情况属实。"),
        ("fire_determination", "起火原因 用火不慎引燃灶台油污"),
        ("disability_certificate", "劳动功能障碍程度:柒级"),
        ("insurance_survey", "查勘结论 属于保险责任"),
        ("police_receipt", "你于2026年7月1日报称因网购纠纷退款被骗一案,我所已受理。请妥善保管,勿遗失。"),
        ("termination_certificate", "提出离职申请,经公司审批同意,于2026年6月30日正式离职。"),
        ("termination_certificate", "因未能协商一致,于2026年6月30日解除劳动合同。"),
        ("termination_certificate", "2019年4月1日至2026年6月30日在我公司任职,现已办理离职手续。"),
        ("temporary_relief", "经审批,同意给予临时救助3,000.00元。你户不符合低保条件,可申请低收入家庭认定。"),
        ("subsistence_allowance", "经公示无异议,符合条件,现予确认,自2026年8月起每月发放保障金1,260.00元。"),
        ("police_receipt", "你于2026年7月1日报称投资虚拟货币被骗一案,我所已受理。"),
        ("traffic_determination", "钱二应承担此事故的主要责任,赵一应承担次要责任。"),
        ("business_deregistration", "无不予简易注销的情形,准予注销登记。"),
        ("disaster_certificate", "因暴雨房屋进水受损,经核查,损失约36,000元。"),
        ("pay_cut_notice", "自2026年7月1日起,全员工资统一打七折发放。"),
        ("disability_certificate", "你的鉴定结论为:完全丧失劳动能力。"),
        ("disability_certificate", "残疾类别   肢体   残疾等级   叁级"),
        ("low_income_determination", "        低收入家庭证"),
        ("low_income_determination", "供养方式   分散供养   供养标准   1,580元/月"),
        ("termination_certificate", "兹证明赵一曾系我公司员工,在职时间:2019.04.01—2026.06.30,岗位:装配工。"),
        ("traffic_determination", "事故情形   变道   责任   钱二全责 赵一无责"),
        ("traffic_determination", "我大队认为钱二的过错是事故的全部原因,认定钱二负事故全部责任。"),
        ("fire_determination", "起火原因   电气线路短路"),
        ("unemployment_benefit", "自2026年8月起在我中心按月领取失业保险金,核定领取期限12个月。"),
        ("business_deregistration", "现将已注销登记的市场主体公布如下:某某商行"),
        ("unemployment_benefit", "失业保险金待遇审批表\n月领取标准   1,850.00   审批意见   同意"),
        ("disability_certificate", "残疾等级评定表\n残疾等级   三级   残联审核意见   同意核发残疾人证"),
        ("disability_certificate", "鉴定意见:左下肢功能障碍的致残程度等级为九级。"),
        ("divorce_certificate", "离婚登记档案证明\n经查阅档案,二人于2026年6月30日在我处办理离婚登记。"),
        ("business_deregistration", "你单位注销登记已核准,请将公章交回。"),
        ("business_deregistration", "你(单位)申请的注销登记,现予核准。"),
        ("disability_certificate", "经县残联依据《残疾等级评定表》核定为肢体三级残疾。"),
        ("pension_record", "自2021年5月起享受养老保险待遇,目前每月基本养老金3,260.50元。"),
        ("pension_record", "月养老金   3,260.50   发放状态   正常发放"),
        ("pension_record", "在我局按月领取养老金,2026年10月发放3,260.50元。"),
        ("diagnosis_certificate", "拟诊:重度抑郁发作"),
        ("diagnosis_certificate", "来我院就诊,考虑为冠心病。"),
        ("diagnosis_certificate", "临床诊断\n慢性肾脏病5期"),
        ("diagnosis_certificate", "Dx:AIS。建议住院溶栓。"),
        ("diagnosis_certificate", "X线示左胫骨平台粉碎性骨折,建议全休六个月。"),
        ("hospital_record", "于2026年6月30日入住我院心血管内科,目前仍在住院治疗。"),
        ("hospital_record", "术前诊断   胆囊结石   手术名称   腹腔镜胆囊切除术"),
        ("medical_invoice", "西药费   312.00"),
        ("medical_invoice", "项目名称   数量   单价   金额\n阿司匹林片   30   0.52   15.60"),
        ("medical_settlement", "总费用:7,412.40元;统筹支付:4,900元"),
        ("school_fee", "系我院2023级护理专业专科学生,学制三年。"),
        ("school_fee", "系我园大班幼儿。"),
        ("school_fee", "学籍号G990101201501010019,我校七(3)班。"),
        ("care_receipt", "今收到孟桂英交来9月份护理费 ¥2,400"),
        ("deregistration_of_residence", "注销类别   死亡注销   注销时间   2026-07-05"),
        ("labour_arbitration", "查明:被申请人于2026年6月30日以严重违纪为由,单方解除与申请人的劳动合同。"),
        ("labour_arbitration", "双方确认劳动关系已于2026年6月30日解除,再无其他劳动争议。"),
        ("labour_arbitration", "被申请人申请延期审理,本委不予准许。双方劳动合同于2026年6月30日终止。"),
    ],
)
def test_a_proof_says_it_whatever_stands_in_the_clauses_beside(kind: str, told: str) -> None:
    assert not unsaid(kind, told)
    assert not refused(kind, told)


def test_a_word_that_fills_a_paper_is_looked_for_in_bounded_time() -> None:
    unsaid("termination_certificate", "预计已解除")
    began = time.process_time()
    assert unsaid("termination_certificate", "预计已解除" * 5_000)
    assert time.process_time() - began < 5


def test_a_filed_fraud_is_one_whatever_else_was_lost_in_it() -> None:
    library = load_library()
    paper = lines("        立案告知书", "赵一:", "你报案的因手机丢失后被他人诈骗一案,现已立案侦查。")
    assert "matter" not in read_certificate([paper], library.documents["case_filing_notice"], library).fields
