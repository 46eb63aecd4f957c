using System.Security.Claims;
using Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDefaults.Authentication;

/// <summary>Who is asking, as the validated token says: a person with roles, or a department's system with scopes.</summary>
public sealed class Caller(ClaimsPrincipal user)
{
    public string Subject { get; } = user.FindFirstValue(PlatformClaims.Subject) ?? "";

    /// <summary>A client's own token has the client for its subject and carries no role.</summary>
    public bool IsPerson => Roles.Count > 0 && Subject != user.FindFirstValue(PlatformClaims.ClientId);

    public IReadOnlyCollection<string> Roles { get; } = [.. user.FindAll(PlatformClaims.Role).Select(c => c.Value)];

    /// <summary>Unified social credit code of the person's organisation.</summary>
    public string? Organisation => user.FindFirstValue(PlatformClaims.Organisation);

    /// <summary>Code of the county or zone whose officer this is.</summary>
    public string? Area => user.FindFirstValue(PlatformClaims.Area);

    /// <summary>The city department whose officer or system this is, such as <c>tax</c>.</summary>
    public string? Department => user.FindFirstValue(PlatformClaims.Department);

    public bool Is(string role) => IsPerson && Roles.Contains(role);

    public bool HasScope(string scope) =>
        user.FindAll(PlatformClaims.Scope).Any(c => c.Value.Split(' ').Contains(scope, StringComparer.Ordinal));
}

/// <summary>Registers the caller, and tells the audit log who acts.</summary>
internal static class CallerExtensions
{
    public static void AddCallers(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(services => new Caller(
            services.GetRequiredService<IHttpContextAccessor>().HttpContext?.User ?? new ClaimsPrincipal()));
        builder.Services.AddAuthorization();
    }
}
