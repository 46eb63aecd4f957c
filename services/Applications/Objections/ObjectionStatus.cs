namespace Applications.Objections;

/// <summary>Received → Accepted → Dismissed or Upheld; Received → Refused.</summary>
public enum ObjectionStatus
{
    /// <summary>已收到: the notice does not end before it is answered.</summary>
    Received,

    /// <summary>已受理: it is being looked into.</summary>
    Accepted,

    /// <summary>不予受理</summary>
    Refused,

    /// <summary>异议不成立</summary>
    Dismissed,

    /// <summary>异议成立</summary>
    Upheld,
}

/// <summary>Why an objection is not taken up.</summary>
public enum RefusalGround
{
    /// <summary>逾期</summary>
    OutOfTime,

    /// <summary>非实名: nobody can be found under name and contact.</summary>
    Anonymous,

    /// <summary>与公示项目无关</summary>
    NotAboutThisApplication,
}
