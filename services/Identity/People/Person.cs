using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.People;

/// <summary>Someone who can log in, with what the services decide by: roles, organisation and area.</summary>
internal sealed class Person
{
    public required Guid Id { get; init; }

    public required string UserName { get; init; }

    public required string Name { get; set; }

    public required string[] Roles { get; set; }

    /// <summary>Unified social credit code (GB 32100), 18 characters.</summary>
    public string? Organisation { get; set; }

    /// <summary>Division code of a county or zone.</summary>
    public string? Area { get; set; }

    /// <summary>The city department that a department officer belongs to, such as <c>tax</c>.</summary>
    public string? Department { get; set; }

    public required string PasswordHash { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>True for people from the demo files, whose passwords everybody knows.</summary>
    public bool Demo { get; init; }

    public int FailedLogins { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.Property(person => person.UserName).HasMaxLength(64);
        builder.Property(person => person.Name).HasMaxLength(128);
        builder.Property(person => person.Organisation).HasMaxLength(18);
        builder.Property(person => person.Area).HasMaxLength(12);
        builder.Property(person => person.Department).HasMaxLength(30);
        builder.Property(person => person.PasswordHash).HasMaxLength(256);
        builder.HasIndex(person => person.UserName).IsUnique();
    }
}
