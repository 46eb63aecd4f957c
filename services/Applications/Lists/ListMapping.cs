using Applications.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.Lists;

/// <summary>An application's number, and the indexes that the orders of <see cref="ListSort"/> read.</summary>
internal sealed class ListMapping : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.Property(a => a.Number).HasMaxLength(20).ValueGeneratedOnAddOrUpdate();
        builder.HasIndex(a => a.Number).IsUnique();
        builder.HasIndex(a => new { a.SubmittedAt, a.Id });
        builder.HasIndex(a => new { a.Area, a.SubmittedAt, a.Id });
        builder.HasIndex(a => new { a.CallId, a.SubmittedAt, a.Id });
        builder.HasIndex(a => new { a.Name, a.Id });
        builder.HasIndex(a => new { a.CallId, a.Name, a.Id });
        builder.HasIndex(a => new { a.CallId, a.Score, a.Id });
        builder.HasIndex(a => new { a.CallId, a.Rank, a.Id });
    }
}
