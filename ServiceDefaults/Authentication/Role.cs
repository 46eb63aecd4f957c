namespace ServiceDefaults.Authentication;

/// <summary>The people of the programme, by the role their token carries.</summary>
public static class Role
{
    /// <summary>申报单位</summary>
    public const string Applicant = "applicant";

    /// <summary>县(市、区)、园区发展改革部门</summary>
    public const string CountyOfficer = "county-officer";

    /// <summary>市发展改革委</summary>
    public const string DrcOfficer = "drc-officer";

    /// <summary>市有关部门</summary>
    public const string DepartmentOfficer = "department-officer";

    /// <summary>评审专家</summary>
    public const string Expert = "expert";

    /// <summary>第三方评估机构</summary>
    public const string Evaluator = "evaluator";

    /// <summary>市政府</summary>
    public const string CityGovernment = "city-government";

    /// <summary>财政资金经办</summary>
    public const string FundOfficer = "fund-officer";

    /// <summary>财政资金审批</summary>
    public const string FundApprover = "fund-approver";

    /// <summary>审计</summary>
    public const string Auditor = "auditor";

    /// <summary>运维</summary>
    public const string Operator = "operator";

    public static readonly IReadOnlyList<string> All =
    [
        Applicant, CountyOfficer, DrcOfficer, DepartmentOfficer, Expert, Evaluator, CityGovernment, FundOfficer, FundApprover,
        Auditor, Operator,
    ];
}
