using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace StrictCors.Benchmarks;

/// <summary>The picture of the page about speed: the time of an allowed request against the number of origins of its policy.</summary>
internal static class OriginsPlot
{
    private static readonly int[] Counts = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000];

    public static void Write(string path)
    {
        var model = new PlotModel { Background = OxyColors.White, DefaultFont = "Arial", PlotMargins = new(95, 15, 30, 50) };
        model.Axes.Add(Axis(AxisPosition.Bottom, "origins in the policy", distance: 8, minimum: 1));
        model.Axes.Add(Axis(AxisPosition.Left, "ns a request, empty pipeline subtracted", distance: 26, minimum: 10));
        var (builtIn, ours) = (Line(OxyColors.Firebrick), Line(OxyColors.SteelBlue));
        foreach (var count in Counts)
        {
            var costs = Measure(count);
            Console.WriteLine($"{count} origins: built-in {costs.BuiltIn:0} ns, StrictCors {costs.Ours:0} ns");
            builtIn.Points.Add(new DataPoint(count, costs.BuiltIn));
            ours.Points.Add(new DataPoint(count, costs.Ours));
        }

        model.Series.Add(builtIn);
        model.Series.Add(ours);
        model.Annotations.Add(Name("built-in", builtIn));
        model.Annotations.Add(Name("StrictCors", ours));
        using var file = File.Create(path);
        new SvgExporter { Width = 720, Height = 400 }.Export(model, file);
    }

    private static (double BuiltIn, double Ours) Measure(int count)
    {
        var origins = Shapes.Exact(count);
        Harness Create(string pipeline) => Pipelines.Create(pipeline, origins, anyHeader: false, "GET", ("Origin", Pipelines.AllowedOrigin));
        var figures = QuickTable.Measure([Create("Empty"), Create("BuiltIn"), Create("Ours")]);
        return (figures[1].Nanoseconds - figures[0].Nanoseconds, figures[2].Nanoseconds - figures[0].Nanoseconds);
    }

    private static LogarithmicAxis Axis(AxisPosition position, string title, double distance, double minimum) => new()
    {
        Position = position,
        Title = title,
        AxisTitleDistance = distance,
        AbsoluteMinimum = minimum,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = OxyColors.Gainsboro,
        LabelFormatter = value => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' '),
    };

    private static LineSeries Line(OxyColor color) =>
        new() { Color = color, StrokeThickness = 3, MarkerType = MarkerType.Circle, MarkerFill = color };

    /// <summary>Above the middle of its line.</summary>
    private static TextAnnotation Name(string text, LineSeries line) => new()
    {
        Text = text,
        TextPosition = line.Points[Counts.Length / 2],
        Offset = new(-50, -10),
        TextColor = line.Color,
        FontSize = 15,
        FontWeight = FontWeights.Bold,
        Stroke = OxyColors.Transparent,
    };
}
