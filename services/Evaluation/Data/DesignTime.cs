using Microsoft.EntityFrameworkCore.Design;
using ServiceDefaults.Data;

namespace Evaluation.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<EvaluationDb>
{
    public EvaluationDb CreateDbContext(string[] args) => new(DesignTimeDb.Options<EvaluationDb>());
}
