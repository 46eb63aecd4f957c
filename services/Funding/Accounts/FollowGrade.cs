using Calendar;
using Contracts.Registry;
using Evidence;
using Funding.Data;
using Funding.Programmes.Allocations;
using Messaging;

namespace Funding.Accounts;

/// <summary>On <see cref="BaseGraded"/>: the base's latest grade, which decides whether it can be funded (R82).</summary>
internal sealed class FollowGrade(FundingDb db, BusinessClock clock) : IHandle<BaseGraded>
{
    public async Task HandleAsync(BaseGraded message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.AggregateId, cancellationToken);
        if (account.Apply(message))
        {
            db.Record(account, "base-graded", reason: message.Grade.ToString());
            await ProposeByGrades.AskAsync(db, clock, cancellationToken);
        }
    }
}
