using Microsoft.AspNetCore.Authorization;

namespace ServiceDefaults.Authentication;

/// <summary>The words in which a service's authorization file is written.</summary>
public static class Policies
{
    /// <summary>A human step: a person in one of these roles. A system's token is refused with 403.</summary>
    public static AuthorizationPolicyBuilder Person(this AuthorizationPolicyBuilder policy, params string[] roles) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => IsPersonIn(context, roles));

    /// <summary>A department's system with this scope, or a person in one of these roles.</summary>
    public static AuthorizationPolicyBuilder SystemOrPerson(
        this AuthorizationPolicyBuilder policy, string scope, params string[] roles) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context =>
            IsPersonIn(context, roles) || new Caller(context.User) is { IsPerson: false } system && system.HasScope(scope));

    private static bool IsPersonIn(AuthorizationHandlerContext context, string[] roles)
    {
        var caller = new Caller(context.User);
        return roles.Any(caller.Is);
    }
}
