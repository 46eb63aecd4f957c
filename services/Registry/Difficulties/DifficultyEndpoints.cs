using Calendar;
using ServiceDefaults.Http;

namespace Registry.Difficulties;

internal static class DifficultyEndpoints
{
    public static IServiceCollection AddDifficulties(this IServiceCollection services)
    {
        services.AddOptions<DifficultyOptions>().BindConfiguration(DifficultyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddScoped<DifficultyDesk>().AddScoped<IDueHandler, PassDeadline>();
    }

    public static void MapDifficulties(this IEndpointRouteBuilder app)
    {
        var group = app.MapApi("/difficulties", "Difficulties");
        group.MapGet("/", ReadDifficulties.List).RequireAuthorization(Authorization.ReadDifficulties)
            .WithSummary("Difficulties and policy obstacles (困难和问题、政策障碍), oldest first: a builder's, a county's or a department's own (R99).");
        group.MapGet("/{id:guid}", ReadDifficulties.One).RequireAuthorization(Authorization.ReadDifficulties).WithSummary("One difficulty.");
        group.MapGet("/statistics", ReadFigures.Handle).RequireAuthorization(Authorization.ReadLifeFigures)
            .WithSummary("What was raised, answered, late and found satisfying, by department, type and kind.");
        group.MapPost("/", RaiseDifficulty.Handle).RequireAuthorization(Authorization.SpeakForBases)
            .WithSummary("Raises what a base needs help with, or a policy that is in its way (R13, R99).");

        var one = group.MapGroup("/{id:guid}");
        var commission = one.MapGroup("").RequireAuthorization(Authorization.ManageBases);
        commission.MapPost("/assign", AssignDifficulty.Handle).WithSummary("One department answers by a date, others help (责任分解); again to assign it anew.");
        commission.MapPost("/extension", GuideDifficulty.Extend).WithSummary("Moves the department's deadline, once, before it has passed.");
        commission.MapPost("/escalate", GuideDifficulty.Escalate).WithSummary("Takes it one level up: the commission, then the city government.");
        commission.MapPost("/dismiss", GuideDifficulty.Dismiss).WithSummary("Nothing that the programme can take up.");
        commission.MapPost("/close", GuideDifficulty.Close).WithSummary("Closes what the base was not satisfied with and cannot be helped further.");

        var department = one.MapGroup("").RequireAuthorization(Authorization.ActForDepartment);
        department.MapPost("/return", AnswerDifficulty.Return).WithSummary("Not this department's business: the commission assigns it anew.");
        department.MapPost("/plan", AnswerDifficulty.Plan).WithSummary("The responsible department says how it will be solved, and by when (落实方案).");
        department.MapPost("/opinion", AnswerDifficulty.GiveOpinion).WithSummary("A co-operating department's opinion.");
        department.MapPost("/answer", AnswerDifficulty.Answer).WithSummary("The responsible department's answer.");

        var builder = one.MapGroup("").RequireAuthorization(Authorization.AnswerForBase);
        builder.MapPost("/rate", RateAnswer.Handle).WithSummary("Says whether it was helped (满意度): dissatisfied, it is worked on again.");
        builder.MapPost("/withdraw", RateAnswer.Withdraw).WithSummary("Takes it back before it is answered.");
    }
}
