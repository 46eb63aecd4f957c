using Applications;
using Applications.Calendars;
using Applications.Calls;
using Applications.Data;
using Applications.Recognitions;
using Contracts;
using ServiceDefaults;

return await PlatformService.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults<ApplicationsDb>(Services.Applications);
    builder.Services.AddValidation();
    builder.Services.AddApplicationsAuthorization();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapCalls();
    app.MapRecognitions();
    app.MapCalendars();
    return app;
});
