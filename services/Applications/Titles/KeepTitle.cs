using Applications.Data;
using Contracts.Registry;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Applications.Titles;

/// <summary>On <see cref="BaseRegistered"/>: the organisation holds a title now.</summary>
internal sealed class KeepTitle(ApplicationsDb db) : IHandle<BaseRegistered>
{
    public async Task HandleAsync(BaseRegistered message, CancellationToken cancellationToken)
    {
        var title = await db.ExpectTitleAsync(message.AggregateId, cancellationToken);
        if (title.Apply(message))
        {
            db.Record(title, "title-held", data: new { title.Number, title.HolderCode });
        }
    }
}

/// <summary>
/// On <see cref="BaseChanged"/>, which carries the whole state: the title follows its base to another builder, has run out, was given up, or
/// was renewed.
/// </summary>
internal sealed class FollowTitle(ApplicationsDb db) : IHandle<BaseChanged>
{
    public async Task HandleAsync(BaseChanged message, CancellationToken cancellationToken)
    {
        var title = await db.ExpectTitleAsync(message.AggregateId, cancellationToken);
        var status = title.Status;
        if (title.Apply(message))
        {
            db.Record(title, "title-changed", status, title.Status, data: new { title.HolderCode });
        }
    }
}

/// <summary>On <see cref="TitleRevoked"/>: the title is lost, which a call can make a bar to a new application (R84).</summary>
internal sealed class NoteRevocation(ApplicationsDb db) : IHandle<TitleRevoked>
{
    public async Task HandleAsync(TitleRevoked message, CancellationToken cancellationToken)
    {
        var title = await db.ExpectTitleAsync(message.AggregateId, cancellationToken);
        if (title.Apply(message))
        {
            db.Record(title, "title-lost", reason: message.DocumentNumber);
        }
    }
}

/// <summary>On <see cref="TitleAnnulled"/>: the title is held again, and nobody is barred for its loss.</summary>
internal sealed class NoteAnnulment(ApplicationsDb db) : IHandle<TitleAnnulled>
{
    public async Task HandleAsync(TitleAnnulled message, CancellationToken cancellationToken)
    {
        var title = await db.ExpectTitleAsync(message.AggregateId, cancellationToken);
        if (title.Apply(message))
        {
            db.Record(title, "title-given-back", reason: message.DocumentNumber);
        }
    }
}

/// <summary>The first message about a base makes its title known, whichever it is.</summary>
internal static class TitleQueries
{
    public static async Task<Title> ExpectTitleAsync(this ApplicationsDb db, Guid id, CancellationToken cancellationToken)
    {
        var title = await db.Titles.SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (title is null)
        {
            title = new(id);
            db.Titles.Add(title);
        }

        return title;
    }
}
