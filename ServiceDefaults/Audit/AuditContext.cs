using Calendar;
using Evidence;
using Messaging.Inbox;
using Messaging.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Authentication;

namespace ServiceDefaults.Audit;

/// <summary>Tells the audit log what only the composed service knows: who acts, which events go out, what the business clock says.</summary>
internal static class AuditContext
{
    public static void AddAuditContext(this WebApplicationBuilder builder) => builder.Services
        .AddScoped<IActor, CurrentActor>()
        .AddScoped<IPendingEvents, OutboxEvents>()
        .AddScoped<IBusinessTime, BusinessTime>();

    /// <summary>The caller of a request (somebody of the public, where nobody logged in), the message being handled, or the platform itself.</summary>
    private sealed class CurrentActor(IHttpContextAccessor http, Caller caller, CurrentMessage message) : IActor
    {
        private bool IsRequest => http.HttpContext is not null;

        public string Subject => IsRequest ? caller.Subject is "" ? "public" : caller.Subject : message.Consumer ?? "system";

        public ActorKind Kind => IsRequest ? caller.IsPerson ? ActorKind.Person : ActorKind.Client : ActorKind.System;

        public IReadOnlyCollection<string> Roles => IsRequest ? caller.Roles : [];

        public string? RequestId => http.HttpContext?.TraceIdentifier ?? message.Id?.ToString();
    }

    private sealed class OutboxEvents : IPendingEvents
    {
        public IEnumerable<(Guid Id, string Type)> Of(DbContext db) => db.ChangeTracker.Entries<OutboxMessage>()
            .Where(entry => entry.State is EntityState.Added)
            .Select(entry => (entry.Entity.Id, entry.Entity.Type));
    }

    private sealed class BusinessTime(BusinessClock clock) : IBusinessTime
    {
        public DateTimeOffset Now => clock.Now;
    }
}
