using BenchmarkDotNet.Running;
using StrictCors.Benchmarks;

// quick: the table of goals in a minute or two. Anything else goes to BenchmarkDotNet: --filter '*' --job short.
if (args is ["quick"])
{
    QuickTable.Print();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ActualRequest).Assembly).Run(args);
