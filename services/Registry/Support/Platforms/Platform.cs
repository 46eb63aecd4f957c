using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Support.Platforms;

/// <summary>Where a platform stands.</summary>
public enum PlatformStatus
{
    Building,
    Operating,
    Closed,
}

/// <summary>What a platform offers.</summary>
public enum PlatformKind
{
    /// <summary>孵化载体</summary>
    Incubation,

    /// <summary>中试和检验检测</summary>
    Testing,

    /// <summary>投融资服务</summary>
    Financing,

    /// <summary>信息服务</summary>
    Information,

    /// <summary>技术转移</summary>
    TechnologyTransfer,

    /// <summary>创业培训</summary>
    Training,
    Other,
}

/// <summary>A support platform of a base (“双创”支撑平台, R12), and year by year how lively it is.</summary>
internal sealed class Platform : IAggregate, IStaged
{
    private Platform()
    {
    }

    public Platform(Guid baseId, PlatformKind kind, string name, string operatedBy, DateOnly? openedOn)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (BaseId, Kind, Name, OperatedBy, OpenedOn) = (baseId, kind, name, operatedBy, openedOn);
        Status = openedOn is null ? PlatformStatus.Building : PlatformStatus.Operating;
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public PlatformStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid BaseId { get; private set; }

    public PlatformKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string OperatedBy { get; private set; } = "";

    public DateOnly? OpenedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string? ClosedFor { get; private set; }

    public List<PlatformYear> Years { get; private set; } = [];

    public void Open(DateOnly on)
    {
        MoveTo(PlatformStatus.Operating);
        OpenedOn = on;
    }

    public void Close(DateOnly on, string reason)
    {
        Require(OpenedOn is null || on >= OpenedOn, "platform-date-wrong", $"It opened on {OpenedOn:yyyy-MM-dd}: correct the date.");
        MoveTo(PlatformStatus.Closed);
        (ClosedOn, ClosedFor) = (on, reason);
    }

    /// <summary>Of a year the latest figures stand; earlier ones are in the audit log.</summary>
    public void Report(PlatformYear figures, DateOnly today)
    {
        Require(
            OpenedOn is { } opened && figures.Year >= opened.Year && figures.Year <= (ClosedOn ?? today).Year, "platform-year-wrong",
            "A platform has figures of the years in which it was open: correct the year.");
        Years = [.. Years.Where(y => y.Year != figures.Year).Append(figures).OrderBy(y => y.Year)];
        Revision++;
    }

    internal void MoveTo(PlatformStatus next)
    {
        Status = (Status, next) switch
        {
            (PlatformStatus.Building, PlatformStatus.Operating or PlatformStatus.Closed) => next,
            (PlatformStatus.Operating, PlatformStatus.Closed) => next,
            _ => throw new RuleViolationException("platform-wrong-state", $"A platform that is {Status} cannot become {next}: read it again."),
        };
        Revision++;
    }
}

/// <summary>What a platform did in a year.</summary>
/// <param name="Served">Firms and teams that it served.</param>
/// <param name="Services">How often.</param>
public sealed record PlatformYear(int Year, int Served, int Services);

internal sealed class PlatformMapping : IEntityTypeConfiguration<Platform>
{
    public void Configure(EntityTypeBuilder<Platform> builder)
    {
        builder.ToTable("platform", table =>
        {
            table.HasCheckConstraint("platform_opened", "status <> 'Operating' or opened_on is not null");
            table.HasCheckConstraint("platform_closed", "(status = 'Closed') = (closed_on is not null)");
        });
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.OperatedBy).HasMaxLength(200);
        builder.ComplexCollection(p => p.Years, years => years.ToJson("years"));
        builder.HasOne<Base>().WithMany().HasForeignKey(p => p.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.BaseId, p.Name }).IsUnique();
        builder.HasIndex(p => new { p.BaseId, p.Id });
    }
}
