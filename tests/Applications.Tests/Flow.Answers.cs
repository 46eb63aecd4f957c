using System.Net;
using Applications.Forms;
using Testing.Contract;
using Testing.Services;

namespace Applications.Tests;

/// <summary>What the service answers, as the tests read it.</summary>
internal static partial class Flow
{
    /// <summary>Status and code of a POST, whatever the answer.</summary>
    public static async Task<(HttpStatusCode Status, string? Code)> TryAsync(
        this ApplicationsHost host, Principal by, string path, object? body = null, long? revision = null, string method = "POST")
    {
        using var client = host.CreateClient(by);
        using var request = new Attempt(path, body, revision).ToRequest(method);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, (await Problem.ReadAsync(response))?.Code);
    }

    public static Task<(HttpStatusCode Status, string? Code)> TryStepAsync(
        this ApplicationsHost host, Row row, Principal by, string step, object? body = null) =>
        host.TryAsync(by, $"/applications/{row.Id}/{step}", body, row.Revision);

    /// <summary>An application as the tests read it.</summary>
    public sealed record Row(
        Guid Id, long Revision, string Status, Guid CallId, string Name, string? FormHash, int? Rank, decimal? Score, DateTimeOffset? NoticeEndsAt,
        Guid? RecognitionId, FormRow? Form, IReadOnlyList<SupplementRow>? Supplements, IReadOnlyList<CorrectionView>? Corrections = null,
        DateTimeOffset? CorrectionUntil = null)
    {
        public string Organisation { get; init; } = "";
    }

    public sealed record FormRow(string Name, FormPayee? Payee);

    public sealed record SupplementRow(string Statement);

    public sealed record Decision(Guid Id, long Revision, string Status, IReadOnlyList<Row> Applications);
}
