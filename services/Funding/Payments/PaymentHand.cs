namespace Funding.Payments;

/// <summary>One person's part in a payment: creator, an approver of a level, reconciler. Nobody has two.</summary>
internal sealed class PaymentHand
{
    public const string Creator = "creator";
    public const string Reconciler = "reconciler";

    private PaymentHand()
    {
    }

    public PaymentHand(string part, string person) => (Part, Person) = (part, person);

    public string Part { get; private set; } = "";

    public string Person { get; private set; } = "";

    public static string Level(int level) => $"level-{level}";
}
