using Contracts.Applications;
using Evaluation.Data;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Experts.Vocabulary;

/// <summary>On <see cref="ReferenceListPublished"/>: experts are described in the words of the newest list.</summary>
internal sealed class KeepReferenceList(EvaluationDb db) : IHandle<ReferenceListPublished>
{
    public async Task HandleAsync(ReferenceListPublished message, CancellationToken cancellationToken)
    {
        var list = await db.KnownLists.SingleOrDefaultAsync(l => l.Name == message.List, cancellationToken);
        if (list is null)
        {
            list = new(message.List);
            db.KnownLists.Add(list);
        }

        list.Apply(message);
    }
}
