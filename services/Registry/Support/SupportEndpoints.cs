using Registry.Support.Measures;
using Registry.Support.Platforms;
using Registry.Support.Policies;
using ServiceDefaults.Http;

namespace Registry.Support;

internal static class SupportEndpoints
{
    public static void MapSupport(this IEndpointRouteBuilder app)
    {
        var measures = app.MapApi("/support-measures", "Support");
        measures.MapGet("/", ReadMeasures.List).RequireAuthorization(Authorization.ReadManagement)
            .WithSummary("What counties and departments gave bases (支持帮扶, R74), oldest first.");
        measures.MapGet("/totals", ReadMeasures.Totals).RequireAuthorization(Authorization.ReadManagement)
            .WithSummary("What that adds up to, by giver and kind.");
        measures.MapGet("/{id:guid}", ReadMeasures.One).RequireAuthorization(Authorization.ReadManagement).WithSummary("One measure.");
        measures.MapPost("/", RecordMeasure.Handle).RequireAuthorization(Authorization.GiveSupport)
            .WithSummary("A county or department writes what it gave one base.");
        measures.MapPost("/{id:guid}/void", RecordMeasure.Void).RequireAuthorization(Authorization.GiveSupport)
            .WithSummary("A mistake: it does not count any more.");

        var policies = app.MapApi("/local-policies", "Support");
        policies.MapGet("/", RegisterPolicy.List).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("Policies that counties and departments have made (政策举措, R35), oldest first.");
        policies.MapGet("/{id:guid}", RegisterPolicy.One).RequireAuthorization(Authorization.ReadBases).WithSummary("One policy.");
        policies.MapPost("/", RegisterPolicy.Handle).RequireAuthorization(Authorization.GiveSupport)
            .WithSummary("Registers a policy, and the obstacle that it removes (R13).");
        policies.MapPost("/{id:guid}/repeal", RegisterPolicy.Repeal).RequireAuthorization(Authorization.GiveSupport)
            .WithSummary("It holds no longer.");

        var platforms = app.MapApi("/platforms", "Support");
        platforms.MapGet("/", KeepPlatform.List).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("Support platforms of bases (支撑平台, R12), oldest first.");
        platforms.MapGet("/{id:guid}", KeepPlatform.One).RequireAuthorization(Authorization.ReadBases).WithSummary("One platform.");
        var keepers = platforms.MapGroup("").RequireAuthorization(Authorization.SpeakForBases);
        keepers.MapPost("/", KeepPlatform.Handle).WithSummary("Registers a platform of a base.");
        keepers.MapPost("/{id:guid}/open", KeepPlatform.Open).WithSummary("It has opened.");
        keepers.MapPost("/{id:guid}/close", KeepPlatform.Close).WithSummary("It has closed.");
        keepers.MapPost("/{id:guid}/years", KeepPlatform.Report).WithSummary("What it did in a year.");
    }
}
