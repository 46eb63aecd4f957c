using System.Runtime.CompilerServices;
using Contracts;
using Contracts.Evaluation;
using Testing;

namespace Applications.Tests;

/// <summary>Small criteria of each kind, as Evaluation would publish them; once for each host.</summary>
internal static class GivenCriteria
{
    private static readonly ConditionalWeakTable<ApplicationsHost, Task> Known = [];

    public static readonly IReadOnlyList<CriteriaItem> Items =
    [
        new("X-1.1", "制度", "政企共建公共服务平台", "有无搭建政企共建公共服务平台", ItemInput.Boolean, null, NeedsPreviousValue: false),
        new("X-1.2", "制度", "专项基金", "是否设立专项基金", ItemInput.Boolean, null, NeedsPreviousValue: false),
        new("X-2.1", "能力", "占比提升", "占比是否比上年提升1个百分点", ItemInput.Decimal, "%", NeedsPreviousValue: true),
        new("X-2.2", "能力", "创新平台", "是否建设1家以上创新平台", ItemInput.Integer, "个", NeedsPreviousValue: false),
    ];

    public static Task CriteriaAsync(this ApplicationsHost host) => Known.GetValue(host, PublishAsync);

    public static CriteriaVersionPublished AVersion(BaseKind kind, int number = 1) =>
        new(Guid.CreateVersion7(), 1, kind, number, $"评价标准要点({number})", Items);

    private static async Task PublishAsync(ApplicationsHost host)
    {
        foreach (var kind in Enum.GetValues<BaseKind>())
        {
            await host.PublishAsync(AVersion(kind));
        }

        await Eventually.EqualAsync(3L, () => host.ReadAsync<long>("SELECT count(DISTINCT kind) FROM criteria_version"), "kinds with criteria");
    }
}
