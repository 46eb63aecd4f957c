using Testing.Services;

namespace Evaluation.Tests;

/// <summary>The evaluation service on real servers, for one test class.</summary>
public sealed class EvaluationHost() : ServiceHost<Program>("evaluation");
