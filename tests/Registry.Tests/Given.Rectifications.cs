using System.Net;
using System.Net.Http.Json;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

/// <content>Rectifications, and the steps that people take in them.</content>
internal static partial class Given
{
    public static readonly string[] ToProposal = ["plan", "plan/accept", "start", "report", "verification", "propose-revocation"];
    public static readonly string[] ToRevocation = [.. ToProposal, "hearing", "revoke"];

    public static async Task<RectificationRow> ARectificationAsync(this RegistryHost host, Guid id, int days = 30, int? grace = null)
    {
        using var client = host.CreateClient(Officer);
        return await client.PostAsync<RectificationRow>(
            $"/bases/{id}/rectifications", RectificationBody("slow-progress", host.Today().AddDays(days), grace), (await host.ReadBaseAsync(id)).Revision);
    }

    public static async Task<(HttpStatusCode Status, string? Code)> OrderAsync(this RegistryHost host, Guid id, string ground, long? ifMatch = null)
    {
        using var client = host.CreateClient(Officer);
        return await client.TryPostAsync(
            $"/bases/{id}/rectifications", RectificationBody(ground, host.Today().AddDays(30)), ifMatch ?? (await host.ReadBaseAsync(id)).Revision);
    }

    /// <summary>Takes the named steps in turn, each by whom it is for.</summary>
    public static async Task<RectificationRow> WalkAsync(this RegistryHost host, RectificationRow rectification, params string[] steps)
    {
        foreach (var step in steps)
        {
            rectification = (await host.StepAsync(rectification, step)).Row
                ?? throw new InvalidOperationException($"{step} was refused in {rectification.Status}.");
        }

        return rectification;
    }

    public static async Task<(HttpStatusCode Status, RectificationRow? Row, string? Code)> StepAsync(
        this RegistryHost host, RectificationRow rectification, string step, Principal? by = null, object? body = null)
    {
        using var client = host.CreateClient(by ?? (step is "plan" or "start" or "report" ? Builder : step is "verification" or "pass" or "revoke" ? Colleague : Officer));
        using var request = new Attempt($"/rectifications/{rectification.Id}/{step}", body ?? host.BodyOf(step), rectification.Revision)
            .ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode
            ? (response.StatusCode, await response.Content.ReadFromJsonAsync<RectificationRow>(TestContext.Current.CancellationToken), null)
            : (response.StatusCode, null, (await Problem.ReadAsync(response))?.Code);
    }

    public static object? BodyOf(this RegistryHost host, string step) => step switch
    {
        "plan" or "report" => new { text = "逐项整改,月底完成。" },
        "plan/return" or "propose-revocation" => new { reason = "没有改善。" },
        "extension" => new { dueOn = host.Today().AddDays(60), reason = "疫情影响" },
        "pass" => new { opinion = "已改善。" },
        "hearing" => new { heldOn = host.Today(), minutes = "听取了承建主体的陈述。" },
        "revoke" => new { documentNumber = "石发改〔2019〕9号" },
        _ => null,
    };

    public static object RectificationBody(string ground, DateOnly dueOn, int? graceWorkingDays = null) =>
        new { ground, reason = "进展缓慢", dueOn, graceWorkingDays };
}
