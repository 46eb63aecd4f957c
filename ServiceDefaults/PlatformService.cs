using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;

namespace ServiceDefaults;

/// <summary>Runs a service's program: composes it, then migrates when told to, else serves until stopped.</summary>
public static class PlatformService
{
    /// <returns>The exit code. A missing or wrong setting ends the process with one sentence, not with a stack trace.</returns>
    public static async Task<int> RunAsync(string[] args, Func<WebApplication> compose)
    {
        try
        {
            await using var app = compose();
            if (args is ["migrate", ..])
            {
                await app.Services.GetRequiredService<Migrator>()(app.Services, app.Lifetime.ApplicationStopping);
            }
            else
            {
                await app.RunAsync();
            }

            return 0;
        }
        catch (Exception refusal) when (refusal is SettingException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }
}
