namespace Registry.Difficulties;

/// <summary>Where a difficulty stands, from the base that raised it to the base that is satisfied.</summary>
public enum DifficultyStatus
{
    Raised,

    /// <summary>A department is responsible (责任分解).</summary>
    Assigned,

    /// <summary>Not this department's business: the commission assigns it anew.</summary>
    Returned,

    /// <summary>The department has said how it will be solved (落实方案).</summary>
    Planned,
    Answered,

    /// <summary>The base is not satisfied with the answer.</summary>
    Reopened,
    Closed,

    /// <summary>Nothing that the programme can take up.</summary>
    Dismissed,
    Withdrawn,
}

/// <summary>What is raised.</summary>
public enum DifficultyKind
{
    /// <summary>困难和问题</summary>
    Difficulty,

    /// <summary>政策障碍</summary>
    PolicyObstacle,

    /// <summary>服务需求</summary>
    ServiceNeed,
}

/// <summary>By what it is guided (分类指导).</summary>
public enum DifficultyType
{
    /// <summary>融资</summary>
    Finance,

    /// <summary>用地和场所</summary>
    Space,

    /// <summary>人才</summary>
    Talent,

    /// <summary>技术和成果转化</summary>
    Technology,

    /// <summary>市场</summary>
    Market,

    /// <summary>审批和准入</summary>
    Approval,

    /// <summary>税费</summary>
    Taxes,

    /// <summary>公共服务</summary>
    Services,
    Other,
}

/// <summary>What came of it.</summary>
public enum DifficultyOutcome
{
    Solved,
    PartlySolved,

    /// <summary>政策已调整: a document has removed the obstacle.</summary>
    PolicyChanged,

    /// <summary>需上级解决: reported to a higher level.</summary>
    Referred,

    /// <summary>暂不能解决</summary>
    NotSolvable,
}

/// <summary>What the base says to the answer (满意度).</summary>
public enum Satisfaction
{
    Satisfied,
    FairlySatisfied,
    Dissatisfied,
}

/// <summary>Who drives it on, beside the department.</summary>
public enum EscalationLevel
{
    None,

    /// <summary>市发展改革委协调</summary>
    Commission,

    /// <summary>市政府协调</summary>
    CityGovernment,
}
