using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Awards;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.UseOfFunds.Leverage;

/// <summary>What a builder has promised to bring beside an award in one year (R77, R78): once for an award and year, never changed.</summary>
internal sealed class CapitalPledge : IAggregate
{
    private CapitalPledge()
    {
    }

    public CapitalPledge(Award award, int year, long ownFen, long privateFen, string document)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (AwardId, Year, OwnFen, PrivateFen, Document) = (award.Id, year, ownFen, privateFen, document);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid AwardId { get; private set; }

    public int Year { get; private set; }

    public long OwnFen { get; private set; }

    public long PrivateFen { get; private set; }

    public string Document { get; private set; } = "";
}

internal sealed class CapitalPledgeMapping : IEntityTypeConfiguration<CapitalPledge>
{
    public void Configure(EntityTypeBuilder<CapitalPledge> builder)
    {
        builder.ToTable("capital_pledge", table =>
            table.HasCheckConstraint("ck_capital_pledge_money", "own_fen >= 0 AND private_fen >= 0 AND own_fen + private_fen > 0"));
        builder.Property(p => p.Document).HasMaxLength(200);
        builder.HasOne<Award>().WithMany().HasForeignKey(p => p.AwardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.AwardId, p.Year }).IsUnique();
    }
}

internal static class RecordPledge
{
    /// <param name="OwnFunds">自筹资金</param>
    /// <param name="PrivateCapital">社会资本</param>
    /// <param name="Document">Where it was promised, such as the agreement's number.</param>
    public sealed record Request(
        [property: Range(2018, 2100)] int Year,
        [property: Required, Text(200)] string Document,
        MoneyAmount? OwnFunds = null, MoneyAmount? PrivateCapital = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (OwnFunds is null && PrivateCapital is null)
            {
                yield return new("Name own funds, private capital, or both.", [nameof(OwnFunds)]);
            }
        }
    }

    public sealed record Answer(Guid Id, Guid AwardId, int Year, MoneyAmount OwnFunds, MoneyAmount PrivateCapital, string Document);

    public static async Task<Results<Created<Answer>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        Require(
            !await db.CapitalPledges.AnyAsync(p => p.AwardId == id && p.Year == request.Year, cancellationToken), "pledge-recorded",
            "What was promised for this year is recorded already.");
        var pledge = new CapitalPledge(award, request.Year, request.OwnFunds?.Fen ?? 0, request.PrivateCapital?.Fen ?? 0, request.Document);
        db.CapitalPledges.Add(pledge);
        db.Record(pledge, "capital-pledged", reason: request.Document, data: new { pledge.AwardId, pledge.Year, pledge.OwnFen, pledge.PrivateFen });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(
            $"awards/{id}", new Answer(pledge.Id, id, pledge.Year, MoneyAmount.OfFen(pledge.OwnFen), MoneyAmount.OfFen(pledge.PrivateFen), pledge.Document));
    }
}
