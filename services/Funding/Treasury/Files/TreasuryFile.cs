using System.Security.Cryptography;
using Evidence;
using ServiceDefaults.Http;

namespace Funding.Treasury.Files;

/// <summary>Waiting → Delivered for what goes out; what came in is Taken, or Refused.</summary>
public enum TreasuryFileStatus
{
    /// <summary>Goes to the transport's folder next.</summary>
    Waiting,
    Delivered,
    Taken,

    /// <summary>Cannot be relied on; nothing followed from it.</summary>
    Refused,
}

/// <summary>One message to or from the treasury, kept as it was. What it says never changes; a second one of its number is refused.</summary>
internal sealed class TreasuryFile : IAggregate
{
    private TreasuryFile()
    {
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public TreasuryFileStatus Status { get; private set; }

    /// <summary>Such as <c>pain.001.001.09</c>; none where it could not be read.</summary>
    public string? Message { get; private set; }

    /// <summary>The number that its sender gave it.</summary>
    public string? MessageId { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>Of its bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Orders, or what is said of orders.</summary>
    public int Lines { get; private set; }

    public string? RefusedFor { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    public static TreasuryFile ToSend(Guid id, byte[] content, int lines, DateTimeOffset at)
    {
        var name = $"{Iso20022.Iso.CreditTransfer}-{id:N}.xml";
        return new()
        {
            Id = id, Revision = 1, Status = TreasuryFileStatus.Waiting, Message = Iso20022.Iso.CreditTransfer, MessageId = id.ToString("N"),
            FileName = name, Sha256 = HashOf(content), Lines = lines, At = at,
        };
    }

    public static TreasuryFile Taken(string fileName, string sha256, string message, string messageId, int lines, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(), Revision = 1, Status = TreasuryFileStatus.Taken, Message = message, MessageId = messageId,
        FileName = fileName, Sha256 = sha256, Lines = lines, At = at,
    };

    public static TreasuryFile Refused(string fileName, string sha256, string reason, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(), Revision = 1, Status = TreasuryFileStatus.Refused, FileName = fileName, Sha256 = sha256, RefusedFor = reason, At = at,
    };

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public void Deliver() => MoveTo(TreasuryFileStatus.Delivered);

    internal void MoveTo(TreasuryFileStatus next)
    {
        Status = (Status, next) switch
        {
            (TreasuryFileStatus.Waiting, TreasuryFileStatus.Delivered) => next,
            _ => throw new RuleViolationException("treasury-file-wrong-state", $"A message that is {Status} cannot become {next}."),
        };
        Revision++;
    }
}

/// <summary>The message itself; none of a refused one, which stays in the folder of the refused.</summary>
internal sealed class TreasuryContent
{
    public Guid FileId { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>One order in a message that went out.</summary>
internal sealed class TreasuryOrder
{
    public Guid FileId { get; init; }

    public required string EndToEndId { get; init; }

    public long AmountFen { get; init; }
}

/// <summary>What a message said of one order.</summary>
internal sealed class TreasuryReport
{
    public Guid FileId { get; init; }

    public int Number { get; init; }

    /// <summary>The statement whose page it stands on; none of a status report.</summary>
    public string? StatementId { get; init; }

    public int? Page { get; init; }

    public required string EndToEndId { get; init; }

    public TreasuryOutcome Outcome { get; init; }

    public long? AmountFen { get; init; }

    public DateOnly? BookedOn { get; init; }

    public string? Reason { get; init; }
}

/// <summary>One page of a statement that was taken.</summary>
internal sealed class TreasuryStatement
{
    public required string StatementId { get; init; }

    public int Page { get; init; }

    public Guid FileId { get; init; }

    public DateOnly Date { get; init; }

    public bool IsLast { get; init; }
}
