namespace Funding.Payments;

/// <summary>One paper that a payment was asked for with (拨付佐证材料), kept where its reference says; never changed.</summary>
internal sealed class PaymentDocument
{
    private PaymentDocument()
    {
    }

    public PaymentDocument(int number, string title, string reference, string? sha256) =>
        (Number, Title, Reference, Sha256) = (number, title, reference, sha256);

    public int Number { get; private set; }

    /// <summary>What it is, such as an invoice or a progress report.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Its number, or its place in the archive.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Of the file, so that it can be told from another one later.</summary>
    public string? Sha256 { get; private set; }
}
