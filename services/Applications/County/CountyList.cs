using Contracts;
using Evidence;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.County;

/// <summary>
/// What one county or zone recommends of one kind under one call, in its order: the place in the list is the rank. Never
/// more than its quota, which the database holds it to as well.
/// </summary>
internal sealed class CountyList : IAggregate
{
    private CountyList()
    {
    }

    public CountyList(Guid callId, BaseKind kind, string area)
    {
        Id = Guid.CreateVersion7();
        (CallId, Kind, Area) = (callId, kind, area);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    public string Area { get; private set; } = "";

    /// <summary>As the call had it when the list last grew; none where the call sets none.</summary>
    public int? Quota { get; private set; }

    /// <summary>Best first.</summary>
    public List<Guid> Applications { get; private set; } = [];

    /// <param name="rank">Those at and after it move back; none, or one beyond the end, is the end.</param>
    /// <param name="isOrderOpen">False when a list only grows at its end.</param>
    public int Admit(Guid application, int? rank, int? quota, bool isOrderOpen)
    {
        Require(
            quota is null || Applications.Count < quota, "quota-exhausted",
            $"The call gives {Area} {quota} recommendations of this kind, and all are used: one has to be withdrawn first.");
        Require(!Applications.Contains(application), "already-exists", "It stands in the list already.");
        var at = Math.Min((rank ?? int.MaxValue) - 1, Applications.Count);
        RequireOpen(isOrderOpen || at == Applications.Count);
        Applications = [.. Applications[..at], application, .. Applications[at..]];
        Quota = quota;
        Revision++;
        return at + 1;
    }

    /// <summary>Frees a place; those behind it move up. False where it does not stand in the list.</summary>
    public bool Leave(Guid application)
    {
        if (!Applications.Contains(application))
        {
            return false;
        }

        Applications = [.. Applications.Where(a => a != application)];
        Revision++;
        return true;
    }

    public void PutInOrder(IReadOnlyList<Guid> order, bool isOrderOpen)
    {
        RequireOpen(isOrderOpen);
        Require(
            order.Count == Applications.Count && order.ToHashSet().SetEquals(Applications), "order-not-the-list",
            "Name every application of the list once: read the list again.");
        Applications = [.. order];
        Revision++;
    }

    private static void RequireOpen(bool isOpen) => Require(
        isOpen, "order-fixed", "The order is fixed: the call has closed, or the commission has begun to check the list's applications.");
}
