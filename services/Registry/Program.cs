using Contracts;
using Contracts.Applications;
using Contracts.Evaluation;
using Contracts.Funding;
using Registry;
using Registry.Bases;
using Registry.Cycles;
using Registry.Data;
using Registry.Indicators;
using Registry.Support;
using ServiceDefaults;

return await PlatformService.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults<RegistryDb>(Services.Registry, on => on
        .On<BaseRecognised, RegisterBase>()
        .On<PerformanceEvaluated, GradeBase>()
        .On<ReferenceSeriesPublished, KeepReferenceFigure>()
        .On<AwardApproved, KeepSupport>()
        .On<AwardHeld, KeepSupport>()
        .On<AwardTerminated, KeepSupport>()
        .On<PaymentSettled, KeepSupport>()
        .On<PaymentFailed, KeepSupport>()
        .On<RecoveryDemanded, KeepSupport>()
        .On<RecoverySettled, KeepSupport>()
        .On<RecoveryEnded, KeepSupport>());
    builder.Services.AddValidation();
    builder.Services.AddRegistryAuthorization();
    builder.Services.AddRegistry();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapRegistry();
    return app;
});
