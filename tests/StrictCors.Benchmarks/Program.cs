using System.Globalization;
using BenchmarkDotNet.Running;
using StrictCors.Benchmarks;
using StrictCors.Benchmarks.Build;
using StrictCors.Benchmarks.Cold;
using StrictCors.Benchmarks.Programs;
using StrictCors.Benchmarks.Server;

// Anything else goes to BenchmarkDotNet: --filter '*' --job short.
switch (args)
{
    case ["quick"]:
        QuickTable.Print();
        break;
    case ["row", var row]:
        QuickTable.PrintRow(int.Parse(row, CultureInfo.InvariantCulture));
        break;
    case ["mixed"]:
        MixedTable.Print();
        break;
    case ["programs"]:
        await ProgramTable.PrintAsync();
        break;
    case ["policies"]:
        PolicyListTable.Print();
        break;
    case ["server"]:
        await ServerComparison.PrintAsync(starts: 3);
        break;
    case ["server", var starts]:
        await ServerComparison.PrintAsync(int.Parse(starts, CultureInfo.InvariantCulture));
        break;
    case ["serve"]:
        await PlainServer.RunAsync();
        break;
    case ["cold"]:
        ColdTable.Print(rounds: 25);
        break;
    case ["cold", "endpoints"]:
        ColdTable.Print(rounds: 25, endpoints: 99);
        break;
    case ["million"]:
        await ManyOriginsServer.PrintAsync();
        break;
    case ["build"]:
        BuildComparison.Print(pairs: 10, isWarm: false);
        break;
    case ["build", "warm"]:
        BuildComparison.Print(pairs: 10, isWarm: true);
        break;
    case ["build", var pairs]:
        BuildComparison.Print(int.Parse(pairs, CultureInfo.InvariantCulture), isWarm: false);
        break;
    case ["million", "file"]:
        await ManyOriginsFile.PrintAsync();
        break;
    case ["million", var name, var file]:
        await ManyOriginsFile.RunAsync(name, file);
        break;
    case ["plot", var path]:
        OriginsPlot.Write(path);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ActualRequest).Assembly).Run(args);
        break;
}
