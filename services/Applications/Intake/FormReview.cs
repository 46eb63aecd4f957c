using Applications.Calls;
using Applications.Data;
using Applications.Materials;
using Contracts.Evaluation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Applications.Intake;

/// <summary>Finds what a form lacks, by the criteria that its call binds.</summary>
internal sealed class FormReview(ApplicationsDb db, IOptions<ApplicationsOptions> options)
{
    public async Task<IReadOnlyList<FormProblem>> ProblemsOfAsync(Application application, Call call, CancellationToken cancellationToken)
    {
        var version = call.CriteriaOf(application.Kind);
        IReadOnlyList<CriteriaItem> items = await db.CriteriaVersions.Where(c => c.Id == version).Select(c => c.Items).SingleAsync(cancellationToken);
        var required = await db.RequiredMaterialsAsync(application, cancellationToken);
        var materials = await db.MaterialsToSealAsync(application.Id, cancellationToken);
        return
        [
            .. FormCheck.ProblemsOf(application.Form, application.Kind, application.ApplicantCode, items, options.Value.CityCode),
            .. MaterialCheck.ProblemsOf(required, materials, []),
        ];
    }
}
