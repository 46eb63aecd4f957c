using System.Collections.Concurrent;
using System.Text.Json;
using Applications.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Applications.Forms;

/// <summary>The forms of all criteria versions, each made once: a published version never changes.</summary>
internal sealed class FormCatalog(IOptions<ApplicationsOptions> options)
{
    private readonly ConcurrentDictionary<Guid, Form> _forms = [];

    public async ValueTask<Form> OfAsync(ApplicationsDb db, Guid criteriaVersion, CancellationToken cancellationToken)
    {
        if (_forms.TryGetValue(criteriaVersion, out var known))
        {
            return known;
        }

        var criteria = await db.CriteriaVersions.AsNoTracking().SingleAsync(c => c.Id == criteriaVersion, cancellationToken);
        return _forms.GetOrAdd(criteriaVersion, new Form(JsonSerializer.SerializeToElement(FormDefinition.Of(criteria, options.Value.CityCode), FormJson.Options)));
    }
}

/// <summary>A kind's form: the schema as it is published, and the same read for checking.</summary>
internal sealed class Form(JsonElement schema)
{
    private readonly SchemaNode _root = new(schema);

    public JsonElement Schema { get; } = schema;

    public IReadOnlyList<FormProblem> ProblemsOf(JsonElement form) => _root.Check(form);
}
