using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace ServiceDefaults.Authentication;

/// <summary>
/// Tells "your token is wrong" (401) from "nobody can judge tokens now" (503, to be tried again): a caller must not throw a
/// good token away because the authority is restarting.
/// </summary>
internal sealed class AuthorityUnavailable(AuthorityMetadata metadata) : JwtBearerEvents
{
    public const string Code = "authority-unavailable";
    private const string RetryAfterSeconds = "5";
    private static readonly object Mark = new();

    public override Task AuthenticationFailed(AuthenticationFailedContext context)
    {
        if (context.Exception is SecurityTokenSignatureKeyNotFoundException && !metadata.IsReachable)
        {
            context.HttpContext.Items[Mark] = true;
            context.Fail(context.Exception);
        }

        return Task.CompletedTask;
    }

    public override async Task Challenge(JwtBearerChallengeContext context)
    {
        if (!context.HttpContext.Items.ContainsKey(Mark))
        {
            context.ErrorDescription = null; // key ids and clock values are of use to an attacker only
            return;
        }

        context.HandleResponse();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "Tokens cannot be checked right now. Try again.",
            Extensions = { ["code"] = Code },
        };
        await context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json");
    }
}
