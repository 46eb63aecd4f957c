using Contracts;
using Contracts.Funding;
using Contracts.Registry;
using Evidence;

namespace Funding.Accounts;

/// <summary>Where everything that one registered base is ever promised, paid or owes is kept together.</summary>
internal sealed class FundAccount : IAggregate
{
    private FundAccount()
    {
    }

    private FundAccount(BaseRegistered registered, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        BaseId = registered.AggregateId;
        (BaseNumber, BaseName, Holder, OpenedAt) = (registered.Number, registered.Name, registered.Builder, now);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid BaseId { get; private set; }

    public string BaseNumber { get; private set; } = "";

    public string BaseName { get; private set; } = "";

    public Party Holder { get; private set; } = new("", "");

    public DateTimeOffset OpenedAt { get; private set; }

    public static FundAccount Open(BaseRegistered registered, DateTimeOffset now) => new(registered, now);

    public FundAccountOpened Announce() => new(Id, Revision, BaseId, BaseNumber);
}
