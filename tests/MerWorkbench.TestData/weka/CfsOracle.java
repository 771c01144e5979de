import java.io.BufferedReader;
import java.io.FileReader;
import java.util.Arrays;
import java.util.BitSet;
import weka.attributeSelection.BestFirst;
import weka.attributeSelection.CfsSubsetEval;
import weka.core.Attribute;
import weka.core.FastVector;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Version;
import weka.filters.Filter;
import weka.filters.supervised.attribute.Discretize;

/**
 * What Weka selects: java -cp weka.jar:. CfsOracle FILE. The file's first line is the number of classes (0: a numeric target),
 * then one row a line, the target last, numbers separated by commas. Prints JSON.
 */
public class CfsOracle {
    public static void main(String[] args) throws Exception {
        Instances data = read(args[0]);
        int columns = data.numAttributes() - 1;
        CfsSubsetEval evaluator = new CfsSubsetEval();
        evaluator.buildEvaluator(data);
        long start = System.nanoTime();
        int[] searched = new BestFirst().search(evaluator, data);
        BitSet best = new BitSet(columns);
        for (int column : searched) best.set(column);
        double merit = evaluator.evaluateSubset(best);
        double seconds = (System.nanoTime() - start) / 1e9;
        int[] selected = evaluator.postProcess(searched.clone());

        StringBuilder json = new StringBuilder("{\"version\": \"" + Version.VERSION + "\", \"searched\": " + Arrays.toString(searched)
            + ", \"selected\": " + Arrays.toString(selected) + ", \"merit\": " + merit + ", \"seconds\": " + seconds);
        // One-column merits are the correlations with the target. A fresh evaluator, so that nothing cached plays a part.
        CfsSubsetEval fresh = new CfsSubsetEval();
        fresh.buildEvaluator(data);
        json.append(", \"correlations\": [");
        for (int column = 0; column < columns; column++) {
            BitSet one = new BitSet(columns);
            one.set(column);
            json.append(column == 0 ? "" : ", ").append(fresh.evaluateSubset(one));
        }
        json.append("]");
        if (data.classAttribute().isNominal()) {
            Discretize discretize = new Discretize();
            discretize.setUseBetterEncoding(true);
            discretize.setInputFormat(data);
            Filter.useFilter(data, discretize);
            json.append(", \"cutPoints\": [");
            for (int column = 0; column < columns; column++) {
                double[] points = discretize.getCutPoints(column);
                json.append(column == 0 ? "" : ", ").append(points == null ? "[]" : Arrays.toString(points));
            }
            json.append("]");
        }
        System.out.println(json.append("}"));
    }

    private static Instances read(String file) throws Exception {
        try (BufferedReader reader = new BufferedReader(new FileReader(file))) {
            int classes = Integer.parseInt(reader.readLine().trim());
            Instances data = null;
            for (String line; (line = reader.readLine()) != null;) {
                double[] values = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
                if (data == null) data = header(values.length, classes);
                data.add(new Instance(1.0, values));
            }
            return data;
        }
    }

    private static Instances header(int width, int classes) {
        FastVector attributes = new FastVector();
        for (int column = 0; column < width - 1; column++) attributes.addElement(new Attribute("a" + column));
        FastVector names = new FastVector();
        for (int label = 0; label < classes; label++) names.addElement("c" + label);
        attributes.addElement(classes == 0 ? new Attribute("target") : new Attribute("target", names));
        Instances data = new Instances("data", attributes, 0);
        data.setClassIndex(width - 1);
        return data;
    }
}
