using System.Text.Json.Nodes;
using Applications.Requests;
using Contracts;
using static Applications.Forms.Schemas;

namespace Applications.Forms;

/// <summary>A task that the policy sets a kind of base (重点任务), in the policy's words.</summary>
internal sealed record PolicyTask(string Code, string Chinese, string English);

/// <summary>What the policy asks of each kind, as forms ask for it: its tasks by heading and clause, its narrative, a region's resources.</summary>
internal static class PolicyText
{
    public static IReadOnlyList<PolicyTask> Tasks(BaseKind kind) => kind switch
    {
        BaseKind.Region =>
        [
            new("REG-K1.1", "发展“互联网+”创业服务,搭建专业化技术服务平台和科技支撑服务平台", "Internet+ services; technical and S&T support platforms"), // R27
            new("REG-K1.2", "构建适应新经济发展需求的市场环境、行政和服务环境", "Market, administrative and service environment for the new economy"), // R28
            new("REG-K1.3", "设立创业投资基金或天使投资基金,探索投贷联动改革", "Venture or angel fund; pilot equity-loan linkage"), // R29
            new("REG-K1.4", "为初创期、早中期企业成长搭建便捷、高效、低成本投融资服务", "Easy, low-cost financing for early firms"), // R30
            new("REG-K1.5", "积极推进协同创新,主动吸引承接京津科技资源落地开展成果转化或创业发展", "Attract Beijing-Tianjin resources"), // R31
            new("REG-K1.6", "建立完善专业化、网络化“双创”信息平台和服务体系", "Networked information platform and services"), // R32
            new("REG-K2.1", "促进知识产权保护、科技成果转化、人才流动、协同创新等鼓励政策落地见效", "Policies on IP, transfer, talent, cooperation take effect"), // R33
            new("REG-K2.2", "深入推进石保廊全面创新改革试验", "Advance the Shijiazhuang-Baoding-Langfang reform trial"), // R34
            new("REG-K2.3", "不断加大本地政府支持力度,制定完善促进新动能发展的政策举措", "More local support and policy"), // R35
            new("REG-K3.1", "加快推进战略性新兴产业集聚发展", "Cluster strategic emerging industries"), // R36
        ],
        BaseKind.University =>
        [
            new("UNI-K1.1", "建立和实施符合“双创”要求的大学新型人才培养体系和人才培养方案", "New talent training system and plan"), // R41
            new("UNI-K1.2", "围绕培育新动能发展需求,积极推进创业创新科研教育改革", "Reform research and education for new drivers"), // R42
            new("UNI-K1.3", "推进创业创新教育和培训的制度化、体系化", "Systematic education and training"), // R43
            new("UNI-K1.4", "落实鼓励高校、科研院所创新创业的各项政策", "Apply all encouraging policies"), // R44
            new("UNI-K1.5", "建立健全科研人员双向流动机制,大力吸引国内外高水平创业创新人才", "Two-way mobility; attract talent"), // R45
            new("UNI-K2.1", "深入落实改进科研项目资金管理、下放科技成果使用、处置和收益权等改革措施", "Better research-fund management; delegate rights"), // R46
            new("UNI-K2.2", "鼓励科研人员创业创新", "Encourage researchers to start businesses"), // R47
            new("UNI-K2.3", "积极开展产学研合作,推进科技成果向企业转化,促进创业创新资源和科研设施向社会开放共享", "Transfer to firms; open facilities"), // R48
            new("UNI-K3.1", "构建“学校-社会-政府-企业”四位一体的全要素参与、全方位支撑的“双创”服务体系", "Four-party service system"), // R49
            new("UNI-K3.2", "引导和推动创业投资、创业孵化与高校、科研院所等技术成果转移相结合", "Join VC, incubation and transfer"), // R50
            new("UNI-K3.3", "完善知识产权运营、技术交流、通用技术合作研发等平台", "IP, exchange, common R&D platforms"), // R51
            new("UNI-K4.1", "开展教学模式、学业评价改革", "Reform teaching and assessment"), // R52
            new("UNI-K4.2", "引导学生主动学习、独立思考,发现问题、分析与解决问题,培养学生的创新精神、创新意识和创新能力", "Students learn actively; spirit, awareness, ability"), // R53
            new("UNI-K4.3", "建设学术型、创新创业型社团组织", "Student societies"), // R54
            new("UNI-K5.1", "围绕提升原始创新和应用技术创新能力,积极开展产学研合作", "Raise original and applied innovation; cooperate"), // R55
        ],
        BaseKind.Enterprise =>
        [
            new("ENT-K1.1", "制定企业创新创业中长期发展战略,建立适应创新发展的企业组织体系、制度体系和创新体系", "Mid/long-term strategy; organisation, rules, innovation system"), // R59
            new("ENT-K1.2", "按照有关规定,积极试行股权、期权、分红等激励方式", "Equity, option, dividend incentives"), // R60
            new("ENT-K1.3", "激发企业职工创新、创造活力,发挥自身特长开展技术创新、自主创业、企业内部再创业,提升企业持续发展能力", "Employee innovation, start-ups, intrapreneurship"), // R61
            new("ENT-K2.1", "依托物联网、大数据、云计算等技术和服务平台,探索服务于产业和区域发展的新模式", "New models on IoT, big data, cloud"), // R62
            new("ENT-K2.2", "利用互联网手段,向社会开放供应链,提供财务、市场、融资、技术、管理等服务", "Open the supply chain; five service types"), // R63
            new("ENT-K2.3", "促进大中型企业和小微企业协同创新、共同发展", "Large and small firms innovate together"), // R64
            new("ENT-K3.1", "拓展创业创新投融资渠道", "Widen financing channels"), // R65
            new("ENT-K3.2", "建立面向员工创业和小微企业发展的创业创新投资平台", "Investment platform for staff and small firms"), // R66
            new("ENT-K3.3", "整合企业内外部资金资源,完善投融资服务体系,为创业项目和团队提供全方位的投融资支持", "Pool funds; full financing support"), // R67
            new("ENT-K4.1", "围绕企业产业链和技术发展方向,集聚各类创新创业资源", "Gather resources along the chain"), // R68
            new("ENT-K4.2", "积极开展产学研合作和协同创新,建设1家以上国家级、省级研发创新平台", "IUR cooperation; >= 1 national/provincial R&D platform"), // R69
            new("ENT-K4.3", "不断增强企业自主创新和科技成果产业化能力", "Stronger own innovation and industrialisation"), // R70
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string? TitleOf(BaseKind kind, string task) => Tasks(kind).FirstOrDefault(t => t.Code == task)?.Chinese;

    public static JsonObject Narrative(BaseKind kind) => kind switch
    {
        BaseKind.Region => Texts(
            "区域特色", "Narrative of a region", // R20
            ("policySystem", "探索区域性的创业创新扶持政策体系", "A regional system of supporting policies"),
            ("clusters", "打造科技型中小企业集群", "Clusters of small and medium technology firms"),
            ("emergingIndustry", "新兴产业集聚发展引领区", "A leading area of emerging industry")),
        BaseKind.University => Texts(
            "高校及科研院所特色", "Narrative of a university or institute", // R22, R23
            ("reform", "深化教育、科技体制改革,完善知识产权和技术创新激励制度", "Reform of education and science, with incentives"),
            ("localSystem", "形成具有石家庄特色的高校和科研院所“双创”制度体系和经验", "A local system and its experience")),
        _ => Texts(
            "企业特色", "Narrative of an enterprise", // R24, R25, R26
            ("strengths", "创新能力、创业氛围、资源整合能力", "Strength in innovation, climate and integration"),
            ("transformation", "转型发展与“双创”相结合", "Transformation joined with innovation and start-ups"),
            ("integration", "大中小型企业融通发展、协同实施“双创”的制度体系和经验", "Large, medium and small firms growing together")),
    };

    public static JsonObject Resources() => Texts(
        "资源集聚情况", "Resources gathered", // R19
        ("capital", "资本", "Capital"), ("talent", "人才", "Talent"), ("technology", "技术", "Technology"), ("policy", "政策", "Policy"));

    private static JsonObject Texts(string chinese, string english, params (string Name, string Chinese, string English)[] texts) =>
        Schemas.Object(chinese, english, [.. texts.Select(t => new Member(t.Name, Text(t.Chinese, t.English, Words.MaxStatement)))]);
}
