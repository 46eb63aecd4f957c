namespace Funding;

/// <summary>What belongs to one base, and takes its turn with all else that does.</summary>
internal interface IOfBase
{
    Guid Id { get; }

    Guid BaseId { get; }
}
