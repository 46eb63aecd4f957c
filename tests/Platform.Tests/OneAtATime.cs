using Xunit.Sdk;
using Xunit.v3;

// Each class here runs a whole platform; two at once would only wait for each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
