using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Data;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Support.Measures;

/// <summary>With what a base is helped.</summary>
public enum MeasureKind
{
    /// <summary>资金</summary>
    Money,

    /// <summary>用地和场所</summary>
    Space,

    /// <summary>人才</summary>
    Talent,

    /// <summary>税费减免</summary>
    TaxRelief,

    /// <summary>政务服务</summary>
    Service,

    /// <summary>创业辅导</summary>
    Coaching,

    /// <summary>资源对接</summary>
    Matchmaking,
    Other,
}

/// <summary>What a county or a department gave one base (支持帮扶, R74). Written once; a mistake is voided with its reason and written anew.</summary>
internal sealed class SupportMeasure : IAggregate, IStaged
{
    private SupportMeasure()
    {
    }

    public SupportMeasure(Guid baseId, Giver giver, MeasureKind kind, string what, long? amountFen, DateOnly givenOn, string by)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (BaseId, Giver, Kind, What, AmountFen, GivenOn, RecordedBy) = (baseId, giver, kind, what, amountFen, givenOn, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public string Stage => VoidedFor is null ? "Recorded" : "Voided";

    public Guid BaseId { get; private set; }

    public Giver Giver { get; private set; } = new("", "");

    public MeasureKind Kind { get; private set; }

    public string What { get; private set; } = "";

    /// <summary>What it was worth, where that is known. It is not the programme's special fund, which Funding tells of.</summary>
    public long? AmountFen { get; private set; }

    public DateOnly GivenOn { get; private set; }

    public string RecordedBy { get; private set; } = "";

    public string? VoidedFor { get; private set; }

    public void Void(string reason)
    {
        Require(VoidedFor is null, "measure-voided", "It is voided already: write it anew if it was right.");
        VoidedFor = reason;
        Revision++;
    }
}

internal sealed class SupportMeasureMapping : IEntityTypeConfiguration<SupportMeasure>
{
    public void Configure(EntityTypeBuilder<SupportMeasure> builder)
    {
        builder.ToTable("support_measure", table => table.HasCheckConstraint("support_measure_amount", "amount_fen > 0"));
        builder.ComplexProperty(m => m.Giver, giver => giver.Property(g => g.Code).HasMaxLength(40));
        builder.HasOne<Base>().WithMany().HasForeignKey(m => m.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.BaseId, m.Id });
        builder.HasIndex(m => m.GivenOn);
    }
}
