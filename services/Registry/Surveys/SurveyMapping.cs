using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.Surveys;

internal sealed class SurveyMapping : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.ToTable("survey", table =>
        {
            table.HasCheckConstraint("survey_closed_on", "(status in ('Closed', 'Concluded')) = (closed_on is not null)");
            table.HasCheckConstraint("survey_concluded", "(status = 'Concluded') = (conclusion is not null)");
        });
        builder.Property(s => s.Title).HasMaxLength(200);
        builder.ComplexCollection(s => s.Questions, questions => questions.ToJson("questions"));
        builder.HasMany(s => s.Invitations).WithOne().HasForeignKey(i => i.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("survey_base");
        builder.HasKey(i => new { i.SurveyId, i.BaseId });
        builder.HasOne<Base>().WithMany().HasForeignKey(i => i.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.BaseId);
    }
}

internal sealed class SurveyAnswerMapping : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> builder)
    {
        builder.ToTable("survey_answer");
        builder.ComplexCollection(a => a.Replies, replies => replies.ToJson("replies"));
        builder.HasOne<Invitation>().WithMany().HasForeignKey(a => new { a.SurveyId, a.BaseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.SurveyId, a.BaseId }).IsUnique();
        builder.HasIndex(a => new { a.SurveyId, a.Id });
    }
}
