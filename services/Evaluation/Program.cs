using Contracts;
using Contracts.Applications;
using Evaluation;
using Evaluation.Data;
using Evaluation.Rounds;
using ServiceDefaults;

return await PlatformService.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults<EvaluationDb>(Services.Evaluation, on => on
        .On<CallPublished, OpenRound>());
    builder.Services.AddValidation();
    builder.Services.AddEvaluationAuthorization();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapRounds();
    return app;
});
