using System.ComponentModel.DataAnnotations;
using Calendar;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Bases;

/// <summary>A base that the province has recognised enters the registry by hand (R94); the city's own come by their recognition.</summary>
internal static class RegisterProvincialBase
{
    /// <param name="Area">Division code of the county, district or zone, such as 130102; P and five digits for a zone without one.</param>
    /// <param name="DocumentNumber">The province's document (文号).</param>
    public sealed record Request(
        BaseKind Kind,
        [property: Required, Text(200)] string Name,
        [property: Required, RegularExpression(AreaCode.Pattern)] string Area,
        [property: Required] PartyRequest Builder,
        [property: Required, Text(100)] string DocumentNumber,
        DateOnly RecognisedOn,
        PartyRequest? Carrier = null);

    public static async Task<Created<BaseView>> Handle(
        Request request, RegistryDb db, BaseJournal journal, BusinessClock clock, Caller caller, CancellationToken cancellationToken)
    {
        var (today, year) = (clock.Today, request.RecognisedOn.Year);
        Require(
            request.RecognisedOn <= today && year >= EarliestYear, "recognition-date-wrong",
            $"A base was recognised between {EarliestYear} and today: correct the date.");
        var number = await NumberSeries.NextAsync(db, year, request.Kind, cancellationToken); // who registers the same takes its turn
        Require(
            !await db.Bases.AnyAsync(b => b.Level == BaseLevel.Provincial && b.Kind == request.Kind && b.Name == request.Name, cancellationToken),
            "already-registered", "A provincial base of this kind and name is in the registry: read the list of bases.");
        var registered = Base.RegisterProvincial(
            new(
                request.Kind, request.Name, request.Area, request.Builder.ToParty(), request.Carrier?.ToParty(), request.DocumentNumber,
                request.RecognisedOn),
            number, today);
        db.Bases.Add(registered);
        journal.WriteRegistration(registered);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"bases/{registered.Id}", BaseView.Of(registered, caller));
    }

    private const int EarliestYear = 2015;
}
