using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Data;
using ServiceDefaults.Http;

namespace Registry.Bases;

/// <summary>A base as callers see it.</summary>
public sealed record BaseView(
    Guid Id, long Revision, string Number, BaseKind Kind, string Name, string Area, Party Builder, TitleStatus Title,
    string DocumentNumber, DateOnly RecognisedOn, DateOnly RegisteredOn, Guid RecognitionId) : IVersioned
{
    internal static BaseView Of(Base b) => new(
        b.Id, b.Revision, b.Number, b.Kind, b.Name, b.Area, b.Builder, b.Title, b.DocumentNumber, b.RecognisedOn, b.RegisteredOn,
        b.RecognitionId);
}

internal static class BaseEndpoints
{
    public static void MapBases(this IEndpointRouteBuilder app)
    {
        var bases = app.MapApi("/bases", "Bases").RequireAuthorization(Authorization.ReadBases);
        bases.MapGet("/", List).WithSummary("Registered bases, oldest first (R79).");
        bases.MapGet("/{id:guid}", One).WithSummary("One base.");
    }

    private static Task<Page<BaseView>> List([AsParameters] PageRequest page, RegistryDb db, CancellationToken cancellationToken) =>
        db.Bases.ToPageAsync(page, BaseView.Of, cancellationToken);

    private static Task<Results<Ok<BaseView>, NotFound>> One(Guid id, RegistryDb db, CancellationToken cancellationToken) =>
        db.Bases.OneAsync(id, BaseView.Of, cancellationToken);
}
