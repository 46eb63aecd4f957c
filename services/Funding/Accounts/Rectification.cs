using Contracts.Registry;

namespace Funding.Accounts;

/// <summary>What is known of one rectification of the base, whichever of its two messages came first.</summary>
internal sealed class Rectification
{
    private Rectification()
    {
    }

    public Rectification(Guid id) => Id = id;

    public Guid Id { get; private set; }

    public long Version { get; private set; }

    public bool Closed { get; private set; }

    public bool Passed { get; private set; }

    public bool Apply(RectificationOrdered ordered)
    {
        if (ordered.Version <= Version)
        {
            return false;
        }

        Version = ordered.Version;
        return true;
    }

    public bool Apply(RectificationClosed closed)
    {
        if (closed.Version <= Version)
        {
            return false;
        }

        (Version, Closed, Passed) = (closed.Version, true, closed.Passed);
        return true;
    }
}
