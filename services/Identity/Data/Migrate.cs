using Identity.Keys;
using Microsoft.EntityFrameworkCore;

namespace Identity.Data;

/// <summary><c>dotnet Identity.dll migrate</c>: brings identitydb to this version and creates its first keys. It waits for the server a while.</summary>
internal static partial class Migrate
{
    public const string Command = "migrate";
    private const int Attempts = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Identity.Migrate");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = app.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IdentityDb>().Database.MigrateAsync();
                await scope.ServiceProvider.GetRequiredService<KeyStore>().EnsureAsync(CancellationToken.None);
                Done(log);
                return 0;
            }
            catch (Exception error) when (Database.IsDatabaseTrouble(error) && attempt < Attempts)
            {
                Waiting(log, attempt, Attempts, error.GetBaseException().Message);
                await Task.Delay(Pause, app.Services.GetRequiredService<TimeProvider>());
            }
            catch (Exception error)
            {
                Failed(log, error.GetBaseException().Message, error);
                return 1;
            }
        }
    }

    [LoggerMessage(2001, LogLevel.Information, "identitydb is up to date.")]
    private static partial void Done(ILogger log);

    [LoggerMessage(2002, LogLevel.Warning, "Waiting for identitydb ({Attempt}/{Attempts}): {Reason}")]
    private static partial void Waiting(ILogger log, int attempt, int attempts, string reason);

    [LoggerMessage(2003, LogLevel.Critical, "identitydb could not be migrated: {Reason}")]
    private static partial void Failed(ILogger log, string reason, Exception error);
}
