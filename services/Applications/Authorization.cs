using ServiceDefaults.Authentication;

namespace Applications;

/// <summary>Who may do what in Applications; which of another party's records they see is decided by the slices.</summary>
internal static class Authorization
{
    public const string ReadCalls = "read-calls";
    public const string ManageCalls = "manage-calls";
    public const string RecordRecognitions = "record-recognitions";
    public const string MaintainCalendars = "maintain-calendars";
    public const string MoveClock = "move-clock";

    public static void AddApplicationsAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadCalls, policy => policy.SystemOrPerson("applications:read", [.. Role.All]))
        .AddPolicy(ManageCalls, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(RecordRecognitions, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(MaintainCalendars, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(MoveClock, policy => policy.Person(Role.Operator));
}
