using System.ComponentModel.DataAnnotations;
using ServiceDefaults.Requests;

namespace Funding.UseOfFunds;

/// <summary>What proves something: a document, where it lies, and its SHA-256 where it is a file.</summary>
internal sealed record Proof(string Title, string Reference, string? Sha256);

/// <param name="Reference">A document's number or address.</param>
/// <param name="Sha256">Of the file, in lower-case hexadecimal.</param>
public sealed record ProofRequest(
    [property: Required, Text(200)] string Title, [property: Required, Text(500)] string Reference,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null)
{
    internal Proof ToProof() => new(Title, Reference, Sha256);
}
