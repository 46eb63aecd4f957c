using Funding.Payments;

namespace Funding.Reconciliations.Statements;

/// <summary>Which payment a line means: the first rule that knows one. Whether the amount agrees is judged afterwards.</summary>
internal sealed class MatchRules
{
    private readonly Dictionary<string, Payment> _byId;
    private readonly Dictionary<string, Payment> _byPlainId;

    public MatchRules(IReadOnlyCollection<Payment> payments)
    {
        _byId = payments.ToDictionary(p => p.EndToEndId, StringComparer.Ordinal);
        _byPlainId = payments.ToDictionary(p => Plain(p.EndToEndId), StringComparer.Ordinal);
    }

    public (Payment Payment, MatchRule Rule)? Find(StatementEntry entry)
    {
        if (_byId.TryGetValue(entry.EndToEndId, out var exact))
        {
            return (exact, MatchRule.EndToEndId);
        }

        return _byPlainId.TryGetValue(Plain(entry.EndToEndId), out var respelt) ? (respelt, MatchRule.RespeltId) : null;
    }

    /// <summary>Banks put ids into capitals and break them by blanks and hyphens; ours are hexadecimal digits.</summary>
    public static string Plain(string endToEndId) => string.Concat(endToEndId.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
