using Calendar;
using ServiceDefaults.Http;

namespace Registry.Surveys;

internal static class SurveyEndpoints
{
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services.AddScoped<IDueHandler, CloseSurvey>();

    public static void MapSurveys(this IEndpointRouteBuilder app)
    {
        var surveys = app.MapApi("/surveys", "Surveys");
        var readers = surveys.MapGroup("").RequireAuthorization(Authorization.ReadSurveys);
        readers.MapGet("/", ReadSurveys.List).WithSummary("Surveys (调查), oldest first; builders and counties see those that ask their bases (R94).");
        readers.MapGet("/{id:guid}", ReadSurveys.One).WithSummary("One survey with its questions.");
        readers.MapGet("/{id:guid}/answers", ReadSurveys.Answers).WithSummary("The answers of the bases whose management the caller sees.");
        var offices = surveys.MapGroup("").RequireAuthorization(Authorization.ReadSummaries);
        offices.MapGet("/{id:guid}/summary", SummariseSurvey.Handle).WithSummary("What all bases together have answered.");
        offices.MapGet("/{id:guid}/export", SummariseSurvey.Export).WithSummary("Every answer as a spreadsheet: ?format=xlsx|csv.");

        var commission = surveys.MapGroup("").RequireAuthorization(Authorization.ManageBases);
        commission.MapPost("/", WriteSurvey.Draft).WithSummary("Drafts a survey.");
        commission.MapPut("/{id:guid}", WriteSurvey.Change).WithSummary("Changes a draft.");
        commission.MapPost("/{id:guid}/open", WriteSurvey.Open).WithSummary("Asks the named bases, or all of a level that hold their title; closes by itself.");
        commission.MapPost("/{id:guid}/close", WriteSurvey.Close).WithSummary("Closes it before its last day.");
        commission.MapPost("/{id:guid}/conclude", WriteSurvey.Conclude).WithSummary("Writes what follows from it.");
        surveys.MapPost("/{id:guid}/answers", AnswerSurvey.Handle).RequireAuthorization(Authorization.AnswerForBase)
            .WithSummary("The builder answers for its base, once.");
    }
}
