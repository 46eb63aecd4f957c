using Contracts;
using Contracts.Registry;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Services;

namespace Funding.Tests;

/// <summary>The states that tests start from, reached as people and the registry reach them.</summary>
internal static partial class Given
{
    public const string GoodAccount = "1302010001";
    public const string BuilderCode = "91130102MADEM00117";
    public const string OfficerSubject = "person-fund-officer";
    public static readonly Principal Officer = Principal.Person(Role.FundOfficer);
    public static readonly Principal Reconciler = Principal.Person(Role.FundOfficer, subject: "reconciler");
    public static readonly Principal Approver = Principal.Person(Role.FundApprover);
    public static readonly Principal SecondApprover = Principal.Person(Role.FundApprover, subject: "second-approver");
    public static readonly Principal ThirdApprover = Principal.Person(Role.FundApprover, subject: "third-approver");
    public static readonly Principal Builder = Principal.Person(Role.Applicant, organisation: BuilderCode);

    public static readonly Principal Treasury = Principal.System("funding:settle");

    public static object Yuan(long yuan) => new { value = $"{yuan}.00", currency = "CNY" };

    public static BaseRegistered Registered(Guid id, string account = GoodAccount, string builder = BuilderCode, long version = 1) => new(
        id, version, "2018-ENT-001", BaseKind.Enterprise, "样例基地", "130102", new Party("样例公司", builder), new DateOnly(2018, 7, 2),
        new Payee("样例公司", builder, account, "102121000013"));

    public static BaseGraded Graded(Guid id, Grade grade = Grade.Outstanding, long version = 2) =>
        new(id, version, Guid.CreateVersion7(), grade, new DateOnly(2018, 11, 20));

    public static TitleRevoked Revoked(Guid baseId, long version = 9) =>
        new(baseId, version, "石政函〔2019〕1号", "整改仍未改善", new DateOnly(2019, 3, 1));

    /// <summary>A registered base with the grade outstanding.</summary>
    public static async Task<Guid> AnOutstandingBaseAsync(this FundingHost host, string account = GoodAccount, string builder = BuilderCode)
    {
        var id = Guid.CreateVersion7();
        await host.PublishAsync(Registered(id, account, builder));
        await host.PublishAsync(Graded(id));
        await host.AccountIsAsync(id, "latest_grade = 'Outstanding' AND title = 'Held'");
        return id;
    }

    public static Task AccountIsAsync(this FundingHost host, Guid baseId, string condition) => Eventually.EqualAsync(
        1L, () => host.ReadAsync<long>($"SELECT count(*) FROM fund_account WHERE base_id = '{baseId}' AND {condition}"), $"accounts where {condition}");

    public static async Task<Guid> ADraftBudgetAsync(this FundingHost host, long yuan = 1_000)
    {
        using var client = host.CreateClient(Officer);
        var body = new { fiscalYear = 2018, fundSource = "市级双创专项资金", line = $"线{Guid.CreateVersion7():N}", amount = Yuan(yuan) };
        return (await client.PostAsync<Row>("/budgets", body)).Id;
    }

    public static async Task<Guid> AnApprovedBudgetAsync(this FundingHost host, long yuan)
    {
        using var client = host.CreateClient(Approver);
        return (await client.PostAsync<Row>($"/budgets/{await host.ADraftBudgetAsync(yuan)}/approve", ifMatch: 1)).Id;
    }

    public static object AwardBody(Guid baseId, Guid budget, int repayable, params long[] instalments) => new
    {
        baseId,
        budgetId = budget,
        amount = Yuan(instalments.Sum()),
        instalments = instalments.Select((yuan, i) => new { number = i + 1, amount = Yuan(yuan) }),
        repayablePercent = repayable,
    };

    public static async Task<Row> AProposedAwardAsync(this FundingHost host, Guid? baseId = null, Guid? budget = null, int repayable = 100, params long[] instalments)
    {
        using var client = host.CreateClient(Officer);
        var body = AwardBody(
            baseId ?? await host.AnOutstandingBaseAsync(), budget ?? await host.Budget.Value, repayable, instalments is [] ? [600, 400] : instalments);
        return await client.PostAsync<Row>("/awards", body);
    }

    /// <summary>Brings an award to a status on its way to active.</summary>
    public static async Task<Row> AnAwardAsync(
        this FundingHost host, string status, Guid? baseId = null, Guid? budget = null, int repayable = 100, params long[] instalments)
    {
        var award = await host.AProposedAwardAsync(baseId, budget, repayable, instalments);
        (string Step, Principal By, object? Body)[] steps =
        [
            ("reserve", Officer, null), ("approve", Approver, null), ("agreement", Officer, new { documentNumber = "石双创资〔2018〕1号" }),
            ("sign", Builder, null), ("activate", Officer, null),
        ];
        foreach (var (step, by, body) in steps)
        {
            if (award.Status == status)
            {
                break;
            }

            using var client = host.CreateClient(by);
            award = await client.PostAsync<Row>($"/awards/{award.Id}/{step}", body, award.Revision);
        }

        Assert.Equal(status, award.Status);
        return award;
    }

    public static Task<Row> AnActiveAwardAsync(this FundingHost host, Guid? baseId = null, int repayable = 100, params long[] instalments) =>
        host.AnAwardAsync("active", baseId, null, repayable, instalments);

    public static Task AwardIsAsync(this FundingHost host, Guid award, string status) =>
        Eventually.EqualAsync(status, () => host.ReadAsync<string>($"SELECT status FROM award WHERE id = '{award}'"), "the award");
}
