using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Data;
using Registry.Difficulties;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Support.Policies;

/// <summary>Whether a local policy holds.</summary>
public enum PolicyStatus
{
    InForce,
    Repealed,
}

/// <summary>A policy that a county or department has made for new growth (政策举措, R35), and the obstacle that it removes if it does (R13).</summary>
internal sealed class LocalPolicy : IAggregate, IStaged
{
    private LocalPolicy()
    {
    }

    public LocalPolicy(Giver issuer, PolicyText text, string by)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Issuer, RecordedBy) = (issuer, by);
        (Title, DocumentNumber, IssuedOn, InForceUntil, Content, DifficultyId) =
            (text.Title, text.DocumentNumber, text.IssuedOn, text.InForceUntil, text.Content, text.DifficultyId);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public PolicyStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Giver Issuer { get; private set; } = new("", "");

    public string Title { get; private set; } = "";

    public string DocumentNumber { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    public DateOnly? InForceUntil { get; private set; }

    public string Content { get; private set; } = "";

    /// <summary>The policy obstacle (政策障碍) that it removes.</summary>
    public Guid? DifficultyId { get; private set; }

    public string RecordedBy { get; private set; } = "";

    public DateOnly? RepealedOn { get; private set; }

    public string? RepealedFor { get; private set; }

    public void Repeal(DateOnly on, string reason, DateOnly today)
    {
        Require(on >= IssuedOn && on <= today, "repeal-date-wrong", $"It was repealed between {IssuedOn:yyyy-MM-dd} and today: correct the date.");
        MoveTo(PolicyStatus.Repealed);
        (RepealedOn, RepealedFor) = (on, reason);
    }

    internal void MoveTo(PolicyStatus next)
    {
        Status = (Status, next) switch
        {
            (PolicyStatus.InForce, PolicyStatus.Repealed) => next,
            _ => throw new RuleViolationException("policy-wrong-state", $"A policy that is {Status} cannot become {next}: read it again."),
        };
        Revision++;
    }
}

/// <summary>What is known of a policy when it is registered.</summary>
internal sealed record PolicyText(string Title, string DocumentNumber, DateOnly IssuedOn, DateOnly? InForceUntil, string Content, Guid? DifficultyId);

internal sealed class LocalPolicyMapping : IEntityTypeConfiguration<LocalPolicy>
{
    public void Configure(EntityTypeBuilder<LocalPolicy> builder)
    {
        builder.ToTable("local_policy", table =>
        {
            table.HasCheckConstraint("local_policy_repealed", "(status = 'Repealed') = (repealed_on is not null and repealed_for is not null)");
            table.HasCheckConstraint("local_policy_until", "in_force_until >= issued_on");
        });
        builder.ComplexProperty(p => p.Issuer, issuer => issuer.Property(g => g.Code).HasMaxLength(40));
        builder.Property(p => p.Title).HasMaxLength(200);
        builder.Property(p => p.DocumentNumber).HasMaxLength(100);
        builder.HasIndex(p => p.DocumentNumber).IsUnique();
        builder.HasOne<Difficulty>().WithMany().HasForeignKey(p => p.DifficultyId).OnDelete(DeleteBehavior.Restrict);
    }
}
