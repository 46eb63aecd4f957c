using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.Notifications;

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notification");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Organisation).HasMaxLength(18);
        builder.Property(n => n.Code).HasMaxLength(50);
        builder.HasIndex(n => new { n.Organisation, n.Id });
    }
}
